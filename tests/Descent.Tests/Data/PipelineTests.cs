using Descent.Data;
using Descent.Graph;

namespace Descent.Tests.Data;

public sealed class PipelineTests : DataTests
{
    private sealed record Patient(int Age, bool Sex, int Cp, double Trestbps, double Chol, int Fbs, int Restecg, double Thalach, bool Exang, double Oldpeak, int Slope, int? Ca, string? Thal);

    private sealed record Flower(double SepalLength, double SepalWidth, float PetalLength, decimal PetalWidth);

    [Fact]
    public void Numbers_are_standardised_by_the_training_rows()
    {
        var table = Lines("x,target/1,a/2,b/3,a/4,b/100,a/");
        var pipeline = Pipeline.Fit(table, Declared(table, new ColumnSchema("x", ColumnRole.Number)), Rows(4));
        var number = Assert.IsType<NumberEncoding>(pipeline.Inputs[0]);
        Assert.Equal(2.5, number.Mean);
        Assert.Equal(Math.Sqrt(1.25), number.StandardDeviation);
        Assert.Equal((float)(97.5 / Math.Sqrt(1.25)), pipeline.Features(table)[4]);
        Assert.Equal(["x"], pipeline.FeatureNames);
    }

    [Fact]
    public void A_constant_column_becomes_zeros_even_for_another_value_later()
    {
        var table = Lines("x,target/7,a/7,b/7,a/9,b/");
        var pipeline = Pipeline.Fit(table, Declared(table, new ColumnSchema("x", ColumnRole.Number)), Rows(3));
        Assert.Equal([0.0, 0, 0, 0], pipeline.Features(table).ToDoubles());
    }

    [Fact]
    public void Means_of_close_large_numbers_keep_their_digits()
    {
        var table = Parse("x,target\n" + string.Concat(Rows(1000).Select(i => $"{10000000 + i % 2 * 0.001},{i % 3 % 2}\n")));
        var number = (NumberEncoding)Pipeline.Fit(table, Declared(table, new ColumnSchema("x", ColumnRole.Number)), Rows(1000)).Inputs[0];
        Assert.Equal(0.0005, number.StandardDeviation, 1e-9);
    }

    [Theory]
    [InlineData(MissingPolicy.Auto, 2, 0, 1)]
    [InlineData(MissingPolicy.OwnInput, 2, 0, 1)]
    [InlineData(MissingPolicy.Impute, 1, 0, double.NaN)]
    public void A_missing_number_is_the_mean_and_says_so(MissingPolicy policy, int inputs, double value, double indicator)
    {
        var table = Lines("x,target/1.5,a/,b/2.5,a/3.5,b/");
        var pipeline = Pipeline.Fit(table, Declared(table, new ColumnSchema("x", ColumnRole.Number, null, policy)), Rows(4));
        var features = pipeline.Features(table, [1]);
        Assert.Equal([1, inputs], features.Shape);
        Assert.Equal(value, features[0]);
        if (inputs == 2) Assert.Equal(indicator, features[1]);
        if (inputs == 2) Assert.Equal(["x", "x is missing"], pipeline.FeatureNames);
    }

    [Fact]
    public void A_missing_value_can_be_declared_an_error()
    {
        var train = Lines("x,c,target/1.5,u,a/2.5,v,b/");
        var pipeline = Pipeline.Fit(train, Declared(train, new("x", ColumnRole.Number, null, MissingPolicy.Error), new("c", ColumnRole.Category, null, MissingPolicy.Error)), Rows(2));
        Assert.Contains("file.csv:2:1", Assert.Throws<DataException>(() => pipeline.Features(Lines("x,c/,u/"))).Message);
        Assert.Contains("file.csv:2:2", Assert.Throws<DataException>(() => pipeline.Features(Lines("x,c/1,/"))).Message);
    }

    [Fact]
    public void Inferred_categories_are_one_hot_with_an_input_for_other_values()
    {
        var table = Lines("c,target/u,a/v,b/,a/u,b/");
        var pipeline = Pipeline.Fit(table, Schema.Infer(table), Rows(4));
        Assert.Equal(["c=u", "c=v", "c is missing", "c is other"], pipeline.FeatureNames);
        Assert.Equal([1.0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0], pipeline.Features(table).ToDoubles());
        var warnings = new DataWarnings();
        Assert.Equal([0.0, 0, 0, 1, 0, 0, 0, 1], pipeline.Features(Lines("c/w/z/"), warnings).ToDoubles());
        var warning = Assert.Single(warnings.All);
        Assert.Equal("c: 2 values unknown in training, taken as 'other' (first 'w', line 2)", warning.ToString());
    }

    [Fact]
    public void What_was_never_missing_in_training_is_taken_with_a_warning()
    {
        var train = Lines("x,c,target/1.5,u,a/2.5,v,b/");
        var pipeline = Pipeline.Fit(train, Declared(train, new("x", ColumnRole.Number), new("c", ColumnRole.Category)), Rows(2));
        var warnings = new DataWarnings();
        Assert.Equal([0.0, 0, 0, 1], pipeline.Features(Lines("x,c/,/"), warnings).ToDoubles());
        Assert.Equal(["x", "c"], warnings.All.Select(warning => warning.Column));
    }

    [Fact]
    public void A_category_can_be_imputed_by_its_most_frequent_value()
    {
        var table = Lines("c,target/v,a/v,b/,a/u,b/");
        var pipeline = Pipeline.Fit(table, Declared(table, new ColumnSchema("c", ColumnRole.Category, ["u", "v"], MissingPolicy.Impute)), Rows(4));
        Assert.Equal([0.0, 1], pipeline.Features(table, [2]).ToDoubles());
    }

    [Fact]
    public void Codes_may_be_written_in_any_way_a_number_can()
    {
        var table = Lines("c,target/0,a/1,b/");
        var pipeline = Pipeline.Fit(table, Declared(table, new ColumnSchema("c", ColumnRole.Category, ["0", "1"])), Rows(2));
        Assert.Equal([0.0, 1, 1, 0, 0, 1, 1, 0], pipeline.Features(Lines("c/1.0/00/true/False/")).ToDoubles());
    }

    [Fact]
    public void Targets_have_the_shapes_that_losses_take()
    {
        var binary = Lines("x,target/1.5,no/2.5,yes/");
        var targets = Pipeline.Fit(binary, Schema.Infer(binary), Rows(2)).Target(binary);
        Assert.Equal((DType.Float32, "[2, 1]", "0 1"), (targets.DType, targets.Shape.ToString(), string.Join(' ', targets.ToDoubles())));
        var classes = Lines("x,target/1.5,u/2.5,w/3.5,v/");
        targets = Pipeline.Fit(classes, Schema.Infer(classes), Rows(3)).Target(classes);
        Assert.Equal((DType.Int32, "[3]", "0 2 1"), (targets.DType, targets.Shape.ToString(), string.Join(' ', targets.ToDoubles())));
        var regression = Lines("x,target/1.5,1/2.5,2/3.5,3.5/");
        targets = Pipeline.Fit(regression, Schema.Infer(regression), Rows(3), standardizeTarget: false).Target(regression);
        Assert.Equal((DType.Float32, "[3, 1]", "1 2 3.5"), (targets.DType, targets.Shape.ToString(), string.Join(' ', targets.ToDoubles())));
    }

    [Fact]
    public void A_standardised_target_has_an_inverse()
    {
        var table = Generated.Curve(50).Table;
        var pipeline = Pipeline.Fit(table, Generated.Curve(50).Schema, Rows(50));
        var targets = pipeline.Target(table);
        Assert.Equal(0, targets.ToDoubles().Sum(), 1e-4);
        Assert.Equal(1, targets.ToDoubles().Sum(y => y * y) / 50, 1e-4);
        var output = Assert.IsType<NumberTarget>(pipeline.Output);
        for (var i = 0; i < 50; i++) Assert.Equal(double.Parse(table[i, 1]!), output.Inverse(targets[i]), 1e-6);
        Assert.Equal(double.Parse(table[3, 1]!), double.Parse(output.Decode([(float)targets[3]])), 1e-5);
    }

    [Fact]
    public void Outputs_decode_to_labels()
    {
        var binary = new ClassTarget("y", ["no", "yes"]);
        Assert.Equal("1700000000464.8", new NumberTarget("y", 1700000000000.5, 300).Decode([464.3f / 300])[..15]);
        Assert.Equal("no", binary.Decode([0.49f]));
        Assert.Equal("yes", binary.Decode([0.5f]));
        Assert.Equal("v", new ClassTarget("y", ["u", "v", "w"]).Decode([0.2f, 0.5f, 0.3f]));
        Assert.Throws<ArgumentException>(() => binary.Decode([0.5f, 0.5f]));
    }

    [Fact]
    public void One_patient_is_encoded_from_a_typed_record()
    {
        var heart = Datasets.Load("heart");
        var pipeline = heart.Fit(Rows(200));
        var row0 = pipeline.Transform(new Patient(63, true, 1, 145, 233, 1, 2, 150, false, 2.3, 3, 0, "fixed"));
        Assert.Equal(pipeline.Features(heart.Table, [0]).ToDoubles(), row0.ToDoubles());
        var unknown = pipeline.Transform(new Patient(63, true, 1, 145, 233, 1, 2, 150, false, 2.3, 3, null, null));
        Assert.Equal(1, unknown[pipeline.FeatureNames.ToList().IndexOf("ca is missing")]);
        Assert.Equal(1, unknown[pipeline.FeatureNames.ToList().IndexOf("thal is missing")]);
    }

    [Fact]
    public void Property_names_match_snake_case_columns()
    {
        var iris = Datasets.Load("iris");
        var pipeline = iris.Fit(Rows(150));
        var flowers = pipeline.Transform(new Flower(5.1, 3.5, 1.4f, 0.2m), new Flower(4.9, 3.0, 1.4f, 0.2m));
        Assert.Equal(pipeline.Features(iris.Table, [0, 1]).ToDoubles(), flowers.ToDoubles());
        var dictionaries = Table.FromDictionaries([new Dictionary<string, object?> { ["sepal length"] = 5.1, ["SEPAL_WIDTH"] = "3.5", ["petal_length"] = 1.4, ["petal_width"] = 0.2, ["further"] = 1 }]);
        Assert.Equal(pipeline.Features(iris.Table, [0]).ToDoubles(), pipeline.Features(dictionaries).ToDoubles());
    }

    [Fact]
    public void Columns_of_a_file_to_predict_may_stand_in_any_order_with_others_between()
    {
        var train = Lines("x,c,target/1.5,u,a/2.5,v,b/");
        var pipeline = Pipeline.Fit(train, Declared(train, new("x", ColumnRole.Number), new("c", ColumnRole.Category)), Rows(2));
        Assert.Equal(pipeline.Features(train).ToDoubles(), pipeline.Features(Lines("c,more,x/u,?,1.5/v,!,2.5/")).ToDoubles());
    }

    [Fact]
    public void Rows_outside_training_have_no_influence()
    {
        foreach (var info in Datasets.All)
        {
            var data = Datasets.Load(info.Name);
            var train = data.Split(0.2, 0.2, 1).Train;
            var fitted = data.Fit(train);
            var others = train.ToHashSet();
            var changed = Table.FromRows(data.Table.Columns, Rows(data.Table.RowCount).Select(row => Rows(data.Table.Columns.Count)
                .Select(column => (object?)(others.Contains(row) ? data.Table[row, column] : "changed")).ToArray()));
            Assert.Equal(fitted, Pipeline.Fit(changed, data.Schema, train));
            Assert.Equal(fitted.ToJson(), Pipeline.Fit(changed, data.Schema, train).ToJson());
        }
    }

    [Fact]
    public void JSON_round_trips_to_an_equal_pipeline_with_equal_features()
    {
        foreach (var info in Datasets.All)
        {
            var data = Datasets.Load(info.Name);
            var pipeline = data.Fit(data.Split(0.2, 0.2, 3).Train);
            var back = Pipeline.FromJson(pipeline.ToJson());
            Assert.Equal(pipeline, back);
            Assert.Equal(pipeline.ToJson(), back.ToJson());
            Assert.True(pipeline.Features(data.Table).Bytes.SequenceEqual(back.Features(data.Table).Bytes));
        }
    }

    [Fact]
    public void Chunks_encode_as_the_whole()
    {
        var heart = Datasets.Load("heart");
        var pipeline = heart.Fit(Rows(303));
        using var writer = new StringWriter();
        Csv.Write(heart.Table, writer);
        var chunks = Csv.ReadChunks(new StringReader(writer.ToString()), "heart.csv", 50).SelectMany(chunk => pipeline.Features(chunk).ToDoubles());
        Assert.Equal(pipeline.Features(heart.Table).ToDoubles(), chunks);
    }

    [Fact]
    public void Rows_in_training_and_test_are_counted()
    {
        var data = new TabularData(Lines("x,target/1,a/1,a/2,b/1,b/"), new([]));
        Assert.Equal(1, data.SharedRows(new([0, 2], [1], [3])));
    }

    private static Schema Declared(Table table, params ColumnSchema[] columns) => Schema.Infer(table, declared: new([.. columns]));
}
