using System.Globalization;
using System.Text.Json.Nodes;
using Descent.Data;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Tabular;

namespace Descent.Tests.Export;

/// <summary>Models to export, each with rows to predict.</summary>
internal static class ExportedModels
{
    private static readonly AutoSettings Short = new() { Epochs = 4, Seed = 3, SkipChecks = true };

    public static readonly string[] Names = ["heart", "iris", "wine", "curve", "deep", "roles", "imputed", "activations", "ensemble", "calibrated"];

    public static (TabularModel Model, Table Rows) Make(string name) => name switch
    {
        "deep" => Trained(Datasets.Load("heart"), Short with { Layers = [24, 12], Dropout = 0.2, Activation = "tanh" }),
        "calibrated" => Trained(Datasets.Load("heart"), Short with { Calibrate = true }),
        "roles" => Of(Roles(missing: true), Roles(missing: true, seed: 7).Table, EveryRole),
        "imputed" => Of(Roles(missing: false), Roles(missing: true, seed: 8).Table, EveryRole),
        "activations" => Of(Datasets.Load("iris"), Datasets.Load("iris").Table, EveryActivation),
        "ensemble" => Of(Datasets.Load("heart"), Datasets.Load("heart").Table, Ensemble),
        _ => Trained(Datasets.Load(name), Short),
    };

    private static (TabularModel, Table) Trained(TabularData data, AutoSettings settings) => (AutoTrainer.Train(data, settings).Model, data.Table);

    /// <summary>A network that was not trained: all its weights are drawn, so that each one counts.</summary>
    private static (TabularModel, Table) Of(TabularData data, Table rows, Func<Pipeline, Model> build)
    {
        int[] train = [.. Enumerable.Range(0, data.Table.RowCount)];
        var pipeline = data.Fit(train);
        var model = build(pipeline);
        var random = new RandomStream(1, "weights");
        model.SetWeights(model.GetWeights().ToDictionary(weight => weight.Key, weight => TensorData.From(
            [.. Enumerable.Range(0, (int)weight.Value.Shape.Size).Select(_ => (float)(random.NextDouble() - 0.5))
                .Select(value => weight.Key.EndsWith("variance", StringComparison.Ordinal) ? value + 1 : value)], weight.Value.Shape)));
        return (new(model, pipeline, data.Schema, Labels.Of(pipeline.Output, pipeline.Target(data.Table)), new JsonObject()), rows);
    }

    private static Model EveryRole(Pipeline pipeline)
    {
        var input = new Input(pipeline.InputCount);
        var embedded = new EmbeddedColumns([.. pipeline.Embedded.Select(column => new EmbeddedColumn(column.Index, column.Count, column.Dimension))]).Apply(input);
        var normalized = new BatchNormalization().Apply(new Dense(8, "relu").Apply(embedded));
        return new(input, new Dense(1).Apply(new Dropout(0.5).Apply(normalized)));
    }

    private static Model EveryActivation(Pipeline pipeline)
    {
        var input = new Input(pipeline.InputCount);
        var branches = Catalogue.Default.Names<Descent.Activations.ActivationFunction>().Where(name => name != "glu").Select(name => new Dense(3, name).Apply(input)).ToArray();
        return new(input, new Dense(3, "softmax").Apply(new Concatenate().Apply(branches)));
    }

    /// <summary>Models within a model, one of them twice.</summary>
    private static Model Ensemble(Pipeline pipeline)
    {
        var input = new Input(pipeline.InputCount);
        var (first, second) = (Member("tanh"), Member("relu"));
        var average = new Average().Apply(first.Apply(input), second.Apply(input), Member("selu").Apply(input));
        return new(input, new Activation("sigmoid").Apply(new Add().Apply(average, first.Apply(input))));

        Model Member(string activation) => new Sequential(new Input(pipeline.InputCount), new Dense(6, activation), new Dense(1, null, UseBias: false)) { Name = "member_" + activation };
    }

    /// <summary>A column of each role. Where values are missing, some are also unknown, or written otherwise.</summary>
    private static TabularData Roles(bool missing, long seed = 6)
    {
        const int Rows = 240;
        var random = new RandomStream(seed, "rows");
        string[] header = ["age (years)", "class", "smoker?", "visit", "visit formats", "note", "town", "3 doses", "level", "price"];
        var rows = Enumerable.Range(0, Rows).Select(row => header.Select((_, column) => Cell(row, column)).ToArray()).ToArray();
        var table = Table.FromRows(header, rows);
        return new(table, Schema.Infer(table, "price", new(
        [
            new("age (years)", ColumnRole.Number), new("class", ColumnRole.Category), new("smoker?", ColumnRole.Boolean), new("visit", ColumnRole.Date, Format: "d.M.yyyy"), new("visit formats", ColumnRole.Date, Missing: MissingPolicy.Impute),
            new("note", ColumnRole.Text), new("town", ColumnRole.Embedding), new("3 doses", ColumnRole.Category, ["0", "1", "2", "3"], MissingPolicy.OwnInput),
            new("level", ColumnRole.Category, Missing: MissingPolicy.Impute),
        ], LearningTask.Regression)));

        object? Cell(int row, int column)
        {
            var draw = random.NextDouble();
            if (missing && column < 9 && random.NextDouble() < 0.15) return null;
            var number = (int)(draw * 1000);
            var day = new DateTime(2020, 1, 1).AddHours(number * 11);
            return column switch
            {
                0 => draw * 80,
                1 => (missing && seed > 6 && number % 9 == 0) ? "new <value>" : new[] { "a \"quoted\"", "Ünder & above", "c" }[number % 3],
                2 => new[] { "yes", "No", "T", "0", "1.0", "OFF" }[number % 6],
                3 => day.ToString(number % 2 == 0 ? "d.M.yyyy" : "d.M.yyyy H:mm", CultureInfo.InvariantCulture),
                4 => day.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                5 => string.Join(' ', new[] { "Große", "straße", "fast", "SLOW,", "x-ray", "42", "old" }.Where((_, i) => (number >> i) % 2 == 1)) + " word",
                6 => "town " + number % 20,
                7 => new[] { "1", "2.0", "+3", "0" }[number % 4],
                8 => number % 5,
                _ => 100_000 * draw,
            };
        }
    }
}
