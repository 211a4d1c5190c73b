using System.Globalization;
using System.Text.Json;
using Descent.Data;
using Descent.Tabular;

namespace Descent.Cli.Tests;

/// <summary>`descent predict` with --explain and --threshold.</summary>
public sealed class ExplainTests(TrainedHeart heart) : IClassFixture<TrainedHeart>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_effects_of_each_row_lead_from_a_typical_row_to_its_prediction()
    {
        var lines = Cells(Predict("--explain", "--probabilities", "--keep", "age"));
        string[] inputs = ["age", "sex", "cp", "trestbps", "chol", "fbs", "restecg", "thalach", "exang", "oldpeak", "slope", "ca", "thal"];
        Assert.Equal(["age", "label", "probability", "probability of 0", "probability of 1", "typical row", .. inputs.Select(name => $"effect of {name}")], lines[0]);
        Assert.Equal(304, lines.Length);
        Assert.All(lines[1..], cells => Assert.Equal(Number(cells[4]), cells[5..].Sum(Number), 2e-5));
        Assert.Single(lines[1..].Select(cells => cells[5]).Distinct());
        Assert.All(Enumerable.Range(6, 13), column => Assert.Contains(lines[1..], cells => Math.Abs(Number(cells[column])) > 1e-4));
    }

    [Fact]
    public void Numbers_are_explained_in_their_unit_and_several_classes_by_the_most_probable_one()
    {
        CommandRun.Success("train", "curve", "--epochs", "5", "--output", _folder["curve.run"]);
        var lines = Cells(CommandRun.Success("predict", _folder["curve.run"], _folder.Write("rows.csv", "x\n0.5\n-0.5\n"), "--explain"));
        Assert.Equal(["prediction", "typical row", "effect of x"], lines[0]);
        Assert.All(lines[1..], cells => Assert.Equal(Number(cells[0]), Number(cells[1]) + Number(cells[2]), 1e-5));

        CommandRun.Success("train", "iris", "--epochs", "5", "--output", _folder["iris.run"]);
        lines = Cells(CommandRun.Success("predict", _folder["iris.run"], Export("iris"), "--explain"));
        Assert.All(lines[1..], cells => Assert.Equal(Number(cells[1]), cells[2..].Sum(Number), 2e-5));
    }

    [Fact]
    public void A_long_file_is_explained_as_its_parts_are_into_a_file_too()
    {
        var rows = File.ReadAllLines(Export("heart"));
        string[] many = [rows[0], .. Enumerable.Range(0, 1500).Select(i => rows[1 + i % 303])];
        var whole = CommandRun.Success("predict", heart.Run, _folder.Write("many.csv", string.Join('\n', many)), "--explain").Split('\n');
        Assert.Equal(Predict("--explain").Split('\n')[1..101], whole[1213..1313]);
        Assert.Equal("", CommandRun.Success("predict", heart.Run, _folder["many.csv"], "--explain", "--output", _folder["explained.csv"]));
        Assert.Equal(whole, File.ReadAllText(_folder["explained.csv"]).Split('\n'));
    }

    [Fact]
    public void Programs_are_told_the_effects()
    {
        var told = Predict("--explain", "--json").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).Where(each => each.GetProperty("event").GetString() == "prediction").ToArray();
        Assert.Equal(303, told.Length);
        Assert.All(told, each =>
        {
            var probability = each.GetProperty("label").GetString() == "1" ? each.GetProperty("probability").GetDouble() : 1 - each.GetProperty("probability").GetDouble();
            Assert.Equal(probability, each.GetProperty("typical").GetDouble() + each.GetProperty("effects").EnumerateObject().Sum(effect => effect.Value.GetDouble()), 1e-5);
        });
        Assert.DoesNotContain("\"effects\":{", Predict("--json"));
    }

    [Theory]
    [InlineData("0.2")]
    [InlineData("0.5")]
    [InlineData("0.9")]
    public void A_threshold_decides_between_two_classes(string threshold)
    {
        var rows = Cells(Predict("--threshold", threshold, "--probabilities"))[1..];
        Assert.All(rows, cells => Assert.Equal(Number(cells[3]) >= Number(threshold) ? "1" : "0", cells[0]));
        Assert.All(rows, cells => Assert.Equal(cells[cells[0] == "1" ? 3 : 2], cells[1]));
        Assert.Equal(threshold == "0.5", Predict() == Predict("--threshold", threshold));
    }

    /// <summary>The labels by a threshold are what the table of thresholds counts.</summary>
    [Fact]
    public void The_table_of_thresholds_holds_for_the_labels()
    {
        var model = TabularModel.Load(heart.Run);
        var table = Datasets.Load("heart").Table;
        var expected = model.Measure(table, [.. Enumerable.Range(0, table.RowCount)], new() { Importance = false }).Measurement.Network.Classes!.Thresholds.Single(row => row.Threshold == 0.3);
        var found = Cells(Predict("--threshold", "0.3"))[1..].Select((cells, row) => (Label: cells[0], Truth: table[row, table.Column("target")])).ToArray();
        Assert.Equal((expected.TruePositives, expected.FalsePositives), (found.Count(row => row is ("1", "1")), found.Count(row => row is ("1", "0"))));
    }

    [Fact]
    public void What_a_model_cannot_do_is_refused_with_a_reason()
    {
        CommandRun.Success("train", "iris", "--epochs", "1", "--output", _folder["iris.run"]);
        CommandRun.Success("train", "curve", "--epochs", "1", "--output", _folder["curve.run"]);
        Refused("iris.run", "'species' has 3 classes, of which the most probable one is the label: leave --threshold out", "--threshold", "0.3");
        Refused("curve.run", "'y' is a number, which has no probability: leave --threshold out", "--threshold", "0.3");
        Refused("iris.run", "--threshold needs a number from 0 to 1, got '30'", "--threshold", "30");
        Export("seattle-weather");
        CommandRun.Success("train", _folder["seattle-weather.csv"], "--task", "timeseries", "--target", "temp_max", "--epochs", "1", "--output", _folder["weather.run"]);
        Refused("weather.run", "the model is one of a time series, which predicts from many rows: leave --explain out", "--explain");
        Refused("weather.run", "'temp_max' is a number", "--threshold", "0.3");

        void Refused(string model, string message, params string[] options)
        {
            var run = CommandRun.Of(["predict", _folder[model], _folder.Write("rows.csv", "x\n1\n"), .. options]);
            Assert.Equal((ExitCode.BadInput, ""), (run.ExitCode, run.Out));
            Assert.Contains(message, run.Error);
        }
    }

    private string Predict(params string[] options) => CommandRun.Success(["predict", heart.Run, Export("heart"), .. options]);

    private string Export(string name)
    {
        if (!File.Exists(_folder[$"{name}.csv"])) CommandRun.Success("datasets", "export", name, "--output", _folder[$"{name}.csv"]);
        return _folder[$"{name}.csv"];
    }

    private static string[][] Cells(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(','))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
