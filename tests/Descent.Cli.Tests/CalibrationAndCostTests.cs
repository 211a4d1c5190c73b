using System.Globalization;
using Descent.Data;
using Descent.Tabular;

namespace Descent.Cli.Tests;

/// <summary>`descent train` with --calibrate and with costs of errors.</summary>
public sealed class CalibrationAndCostTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The logits of all rows are divided by one number, the one that results.json tells.</summary>
    [Fact]
    public void What_predict_says_is_calibrated()
    {
        string[] train = ["train", "heart", "--seed", "7", "--epochs", "6", "--learning-rate", "0.02", "--no-final-fit"];
        CommandRun.Success([.. train, "--output", _folder["plain.run"]]);
        CommandRun.Success([.. train, "--calibrate", "--output", _folder["calibrated.run"]]);
        var temperature = TabularModel.Load(_folder["calibrated.run"]).Temperature!.Value;
        Assert.Null(TabularModel.Load(_folder["plain.run"]).Temperature);
        Assert.NotInRange(temperature, 0.98, 1.02);
        CommandRun.Success("datasets", "export", "heart", "--output", _folder["heart.csv"]);
        var (plain, calibrated) = (Probabilities("plain.run"), Probabilities("calibrated.run"));
        Assert.All(plain.Zip(calibrated).Where(pair => pair.First is > 0.01 and < 0.99), pair => Assert.Equal(Logit(pair.First) / temperature, Logit(pair.Second), 2e-3));
        Assert.All(plain.Zip(calibrated), pair => Assert.Equal(pair.First >= 0.5, pair.Second >= 0.5));

        double[] Probabilities(string run) => [.. CommandRun.Success("predict", _folder[run], _folder["heart.csv"], "--probabilities").Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..]
            .Select(line => double.Parse(line.Split(',')[3], CultureInfo.InvariantCulture))];

        static double Logit(double probability) => Math.Log(probability / (1 - probability));
    }

    [Fact]
    public void The_costs_line_tells_the_cheapest_threshold_of_the_test_rows()
    {
        var output = CommandRun.Success("train", "heart", "--seed", "7", "--epochs", "6", "--cost-false-negative", "5", "--output", _folder["run"]);
        var (model, data) = (TabularModel.Load(_folder["run"]), Datasets.Load("heart"));
        var classes = model.Measure(data.Table, model.SplitOf(data.Table).Test, new() { Assessment = new() { FalseNegativeCost = 5 } }).Measurement.Network.Classes!;
        var (best, half) = (classes.LowestCost!, classes.Thresholds.Single(row => row.Threshold == 0.5));
        Assert.Equal((half.FalsePositives + 5.0 * half.FalseNegatives) / 61, half.Cost, 1e-12);
        Assert.True(best.Cost < half.Cost && best.Threshold < 0.5);
        var line = string.Join(' ', output[output.IndexOf("costs ", StringComparison.Ordinal)..].Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries).TakeWhile(word => word != "columns"));
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"costs a '0' taken for '1' costs 1, a missed '1' 5: at the probability 0.5 that is {half.Cost:0.000} a row, at {best.Threshold:0.000} {best.Cost:0.000} ("), line);
        Assert.Contains($"{best.FalseNegatives} missed). The threshold was chosen on these rows", line);
        Assert.Contains("costs     a '0' taken for '1' costs 1", CommandRun.Success("evaluate", _folder["run"], "heart", "--part", "test", "--cost-false-negative", "5"));
        Assert.DoesNotContain("costs     ", CommandRun.Success("evaluate", _folder["run"], "heart", "--part", "test"));
    }
}
