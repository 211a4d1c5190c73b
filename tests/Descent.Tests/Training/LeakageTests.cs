using Descent.Data;
using Descent.Graph;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

namespace Descent.Tests.Training;

/// <summary>What does not train leaves no trace: rows that test change no weight and no fitted constant, rows that validate decide at most when to stop.</summary>
public sealed class LeakageTests : IDisposable
{
    private static readonly TabularData Heart = Datasets.Load("heart");
    private static readonly Split Parts = Heart.Split(0.12, 0.2, seed: 7);

    private readonly string _folder = Directory.CreateTempSubdirectory("descent-leakage-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>What becomes of the cell of a row (the i-th of those that change) and column.</summary>
    private static readonly (string Name, Func<string?, int, string, string?> Change)[] Mutations =
    [
        ("one column times a thousand", (cell, _, column) => column == "chol" && cell is not null ? cell + "000" : cell),
        ("one column beyond measure", (cell, _, column) => column == "age" ? "1e30" : cell),
        ("all numbers negative", (cell, _, column) => IsNumber(column) ? "-" + cell : cell),
        ("all numbers zero", (cell, _, column) => IsNumber(column) ? "0" : cell),
        ("a number missing", (cell, _, column) => column == "thalach" ? null : cell),
        ("all numbers missing", (cell, _, column) => IsNumber(column) ? null : cell),
        ("a category missing", (cell, _, column) => column == "thal" ? null : cell),
        ("a declared category that no row had", (cell, _, column) => column == "cp" ? "0" : cell),
        ("another category", (cell, _, column) => column == "sex" ? "1" : cell),
        ("counting rows", (cell, i, column) => IsNumber(column) ? $"{i}" : cell),
        ("one row alone", (cell, i, column) => i == 0 && column == "oldpeak" ? "99" : cell),
        ("text where numbers belong", (cell, _, column) => column == "trestbps" ? "high" : cell),
        ("the labels exchanged", (cell, _, column) => column == "target" ? (cell == "0" ? "1" : "0") : cell),
    ];

    public static TheoryData<int, string> MutationNumbers => [.. Mutations.Select((mutation, i) => (i, mutation.Name))];

    [Theory, MemberData(nameof(MutationNumbers))]
    public void Rows_that_test_change_no_bit_of_the_model(int number, string name)
    {
        var changed = Changed(Heart, Parts.Test, Mutations[number].Change);
        Assert.True(Fingerprint.Of(Heart.Table) != Fingerprint.Of(changed.Table), name);
        Assert.Equal(Trained(Heart), Trained(changed));
    }

    [Theory, MemberData(nameof(MutationNumbers))]
    public void Rows_that_validate_change_no_fitted_constant(int number, string name)
    {
        var changed = Changed(Heart, Parts.Validation, Mutations[number].Change);
        Assert.True(Fingerprint.Of(Heart.Table) != Fingerprint.Of(changed.Table), name);
        Assert.Equal(Heart.Fit(Parts.Train).ToJson(), changed.Fit(Parts.Train).ToJson());
    }

    [Fact]
    public void Rows_that_train_do_change_it() =>
        Assert.NotEqual(Trained(Heart), Trained(Changed(Heart, Parts.Train[..1], (cell, _, column) => column == "age" ? "50" : cell)));

    [Fact]
    public void Rows_that_validate_decide_when_to_stop_and_nothing_else()
    {
        var changed = Changed(Heart, Parts.Validation, (cell, _, column) => column == "target" ? (cell == "0" ? "1" : "0") : cell);
        var (one, other) = (History(Heart), History(changed));
        Assert.NotEqual(one.BestEpoch, other.BestEpoch);
        var epochs = Math.Min(one.Epochs, other.Epochs);
        Assert.Equal(one["loss"].Take(epochs), other["loss"].Take(epochs));

        static History History(TabularData data)
        {
            var (model, pipeline) = Net(data);
            return model.Fit(Encoded(data, pipeline, Parts.Train), new() { Epochs = 30, Seed = 1, ValidationData = Encoded(data, pipeline, Parts.Validation), EarlyStopping = new() { Patience = 5 } });
        }
    }

    [Fact]
    public void Categories_that_only_test_rows_have_are_no_inputs()
    {
        // A declared category without a vocabulary takes it from the training rows.
        var declared = Heart with { Schema = Heart.Schema with { Columns = [.. Heart.Schema.Columns.Select(column => column.Role == ColumnRole.Category ? column with { Vocabulary = null } : column)] } };
        var changed = Changed(declared, Parts.Test, (cell, i, column) => column == "cp" ? $"new {i}" : cell);
        Assert.Equal(Trained(declared), Trained(changed));
        Assert.DoesNotContain(changed.Fit(Parts.Train).FeatureNames, name => name.Contains("new", StringComparison.Ordinal));
    }

    [Fact]
    public void With_an_inferred_schema_constants_and_weights_are_the_training_rows_as_long_as_columns_stay_what_they_are()
    {
        TabularData Inferred(TabularData data) => new(data.Table, Schema.Infer(data.Table, "target"));
        var plain = Inferred(Heart);
        var changed = Inferred(Changed(Heart, Parts.Test, (cell, i, column) => column is "age" or "chol" ? $"{200 + i}.5" : cell));
        Assert.Equal(plain.Fit(Parts.Train).ToJson(), changed.Fit(Parts.Train).ToJson());
        Assert.Equal(Trained(plain), Trained(changed));

        // Inference looks at all rows, and says so: a value that is missing in a test row alone makes an input of its own, which the ledger shows.
        var missing = Inferred(Changed(Heart, Parts.Test, (cell, _, column) => column == "age" ? null : cell));
        Assert.Contains("age is missing", missing.Fit(Parts.Train).FeatureNames);
        Assert.Contains("missing as its own", missing.Schema.Find("age")!.Evidence!, StringComparison.Ordinal);
        var (one, other) = ((NumberEncoding)plain.Fit(Parts.Train).Inputs[0], (NumberEncoding)missing.Fit(Parts.Train).Inputs[0]);
        Assert.Equal((one.Mean, one.StandardDeviation), (other.Mean, other.StandardDeviation));
    }

    [Fact]
    public void A_split_depends_on_the_classes_and_the_seed_alone()
    {
        var changed = Changed(Heart, [.. Enumerable.Range(0, Heart.Table.RowCount)], (cell, i, column) => column == "age" ? $"{i}" : cell);
        var again = changed.Split(0.12, 0.2, seed: 7);
        Assert.Equal(Parts.Train, again.Train);
        Assert.Equal(Parts.Validation, again.Validation);
        Assert.Equal(Parts.Test, again.Test);
        Assert.Equal(Enumerable.Range(0, Heart.Table.RowCount), again.Train.Concat(again.Validation).Concat(again.Test).Order());
    }

    private static bool IsNumber(string column) => column is "age" or "trestbps" or "chol" or "thalach" or "oldpeak" or "slope";

    /// <summary>The bytes of the file of a model that is trained on the training rows, with its preprocessing.</summary>
    private byte[] Trained(TabularData data)
    {
        var (model, pipeline) = Net(data);
        model.Fit(Encoded(data, pipeline, Parts.Train), new() { Epochs = 3, Seed = 1 });
        var path = Path.Combine(_folder, "model.safetensors");
        ModelFile.Save(path, model, new Dictionary<string, string> { ["pipeline"] = pipeline.ToJson() });
        return File.ReadAllBytes(path);
    }

    private static (Model Model, Pipeline Pipeline) Net(TabularData data)
    {
        var pipeline = data.Fit(Parts.Train);
        var model = new Sequential(new Input(pipeline.InputCount), new Dense(8, "relu"), new BatchNormalization(), new Dropout(0.1), new Dense(1, "sigmoid")) { Seed = 7 };
        model.Compile(new Adam(0.01), new BinaryCrossentropy());
        return (model, pipeline);
    }

    private static TrainingData Encoded(TabularData data, Pipeline pipeline, int[] rows) => new(pipeline.Features(data.Table, rows), pipeline.Target(data.Table, rows));

    private static TabularData Changed(TabularData data, int[] rows, Func<string?, int, string, string?> change)
    {
        var table = data.Table;
        var cells = table.Columns.Select(column => table[column].ToArray()).ToArray();
        for (var column = 0; column < cells.Length; column++)
            for (var i = 0; i < rows.Length; i++) cells[column][rows[i]] = change(cells[column][rows[i]], i, table.Columns[column]);
        return data with { Table = new(table.Source, [.. table.Columns], cells, lines: null) };
    }
}
