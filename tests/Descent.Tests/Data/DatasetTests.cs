using Descent.Data;
using Descent.Graph;

namespace Descent.Tests.Data;

public sealed class DatasetTests : DataTests
{
    [Fact]
    public void Heart_has_303_rows_29_inputs_and_139_patients_with_disease()
    {
        var heart = Datasets.Load("heart");
        var pipeline = heart.Fit(Rows(303));
        Assert.Equal(303, heart.Table.RowCount);
        Assert.Equal(29, pipeline.InputCount);
        Assert.Equal(139, pipeline.Target(heart.Table).ToDoubles().Sum());
        Assert.Equal([303, 29], pipeline.Features(heart.Table).Shape);
        Assert.Contains("thal=fixed", pipeline.FeatureNames);
        Assert.Contains("ca is missing", pipeline.FeatureNames);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Heart_has_29_inputs_whichever_rows_train(long seed)
    {
        var heart = Datasets.Load("heart");
        Assert.Equal(29, heart.Fit(heart.Split(0, 0.95, seed).Train).InputCount);
    }

    [Theory]
    [InlineData("heart", 13, 2)]
    [InlineData("iris", 4, 3)]
    [InlineData("wine", 13, 3)]
    [InlineData("breast-cancer", 30, 2)]
    [InlineData("digits", 64, 10)]
    [InlineData("xor", 2, 2)]
    [InlineData("blobs", 2, 3)]
    [InlineData("circles", 2, 2)]
    [InlineData("moons", 2, 2)]
    [InlineData("spirals", 2, 2)]
    public void Classes_and_columns_are_as_described(string name, int columns, int classes)
    {
        var data = Datasets.Load(name);
        var pipeline = data.Fit(data.Split(0, 0.2, 1).Train);
        Assert.Equal(columns, pipeline.Inputs.Count);
        Assert.Equal(classes, Assert.IsType<ClassTarget>(pipeline.Output).Classes.Count);
        Assert.All(pipeline.Features(data.Table).ToDoubles(), value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void The_catalogue_describes_what_it_loads() => Assert.All(Datasets.All, info =>
    {
        var data = Datasets.Load(info.Name);
        Assert.Equal(info.Rows, data.Table.RowCount);
        Assert.Equal(info.Task, data.Schema.Task);
        Assert.NotEmpty(info.Source);
        Assert.NotEmpty(info.Licence);
        var pipeline = data.Fit(data.Split(0.1, 0.2, 1).Train);
        Assert.Equal(info.Task == LearningTask.Multiclass ? DType.Int32 : DType.Float32, pipeline.Target(data.Table).DType);
    });

    [Fact]
    public void Breast_cancer_counts_malignant_as_0_as_scikit_learn_does()
    {
        var data = Datasets.Load("breast_cancer");
        var labels = data.Fit(Rows(569)).Target(data.Table).ToDoubles();
        Assert.Equal(357, labels.Sum());
        Assert.Equal(0, labels[0]);
    }

    [Fact]
    public void An_unknown_name_names_the_nearest() =>
        Assert.Contains("Did you mean 'heart'?", Assert.Throws<DataException>(() => Datasets.Load("hart")).Message);

    [Fact]
    public void Equal_arguments_generate_equal_rows_and_seeds_differ()
    {
        Assert.Equal(Generated.Moons(50, 0.1, 3).Table["x1"], Generated.Moons(50, 0.1, 3).Table["x1"]);
        Assert.NotEqual(Generated.Moons(50, 0.1, 3).Table["x1"], Generated.Moons(50, 0.1, 4).Table["x1"]);
    }

    [Fact]
    public void Points_without_noise_lie_where_the_description_says()
    {
        var circles = Generated.Circles(40, 0).Table;
        for (var i = 0; i < 40; i++)
        {
            double x = double.Parse(circles[i, 0]!), y = double.Parse(circles[i, 1]!);
            Assert.Equal(circles[i, 2] == "0" ? 1 : 0.5, Math.Sqrt(x * x + y * y), 5);
        }
        var xor = Generated.Xor(40, 0).Table;
        for (var i = 0; i < 40; i++) Assert.Equal(xor[i, 2] == "0", xor[i, 0] == xor[i, 1]);
        var curve = Generated.Curve(5, 0).Table;
        Assert.Equal(Math.Sin(3 * -1.0) - 0.5, double.Parse(curve[1, 1]!), 5);
    }

    [Theory]
    [InlineData(1, 0.1)]
    [InlineData(100, -1)]
    [InlineData(100, double.NaN)]
    public void Generators_refuse_settings_without_sense(int samples, double noise)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Generated.Xor(samples, noise));
        Assert.Throws<ArgumentOutOfRangeException>(() => Generated.Blobs(samples, noise));
        Assert.Throws<ArgumentOutOfRangeException>(() => Generated.Curve(samples, noise));
    }

    [Fact]
    public void Open_takes_a_file_or_a_name()
    {
        using var file = new TemporaryFile(".csv", "x,y\n1.5,a\n2.5,b\n"u8.ToArray());
        Assert.Equal(2, TabularData.Open(file.Path).Table.RowCount);
        Assert.Equal(150, TabularData.Open("iris").Table.RowCount);
        Assert.Equal(LearningTask.Regression, TabularData.Open("iris", "sepal_length").Schema.Task);
        Assert.Contains("no such file", Assert.Throws<DataException>(() => TabularData.Open("iris.csv")).Message);
    }
}
