using System.Globalization;
using System.Text.Json;
using Descent.Data;

namespace Descent.Cli.Tests;

/// <summary>`descent train --task timeseries`, and what its model is good for.</summary>
public sealed class TimeSeriesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tomorrows_temperature_is_trained_forecast_and_measured()
    {
        var output = Run("train", "seattle-weather", "--task", "timeseries", "--horizon", "1", "--target", "temp_max", "--output", _folder["run"]).Out;
        Assert.Contains("series    one row a day by 'date'; it may repeat itself after 7 or 365 rows", output);
        Assert.Contains("predicts  temp_max, 1 row ahead", output);
        Assert.Contains("the latest 365 rows test in 5 parts", output);
        Assert.Matches(@"network +95% interval +baseline: persistence +seasonal-naive \(7 rows\) +ridge regression", output);
        Assert.Matches(@"RMSE +2\.[3-6]\d\d +2\.\d\d\d to 2\.\d\d\d +2\.907 +4\.706 +2\.[56]\d\d", output);
        Assert.Contains("ridge regression, the best of the simple predictions", output);
        Assert.Matches("RMSE by origin: .*; mean 2.*, standard deviation 0", output);

        var weather = Datasets.Load("seattle-weather").Table;
        var file = Path.Combine(_folder["run"], "weather.csv");
        using (var writer = new StreamWriter(file)) Csv.Write(weather, writer);
        var predictions = Run("predict", _folder["run"], file, "--keep", "weather").Out.TrimEnd().Split('\n');
        Assert.Equal("date,weather,temp_max 1 row later", predictions[0]);
        Assert.StartsWith("2015-12-31,sun,", predictions[^1], StringComparison.Ordinal);
        Assert.InRange(double.Parse(predictions[^1].Split(',')[2], CultureInfo.InvariantCulture), 0, 12);
        var window = weather.RowCount - (predictions.Length - 1) + 1;

        // The rows of one window are enough for the future, and one row fewer is too few.
        string[] lines = File.ReadAllLines(file);
        File.WriteAllLines(file, [lines[0], .. lines[^window..]]);
        Assert.Equal([predictions[0], predictions[^1]], Run("predict", _folder["run"], file, "--keep", "weather").Out.TrimEnd().Split('\n'));
        File.WriteAllLines(file, [lines[0], .. lines[^(window - 1)..]]);
        Assert.Contains($"needs {window} rows, got {window - 1}", CommandRun.Of("predict", _folder["run"], file).Error);

        var evaluation = Run("evaluate", _folder["run"], "seattle-weather");
        Assert.Contains("its test by rolling origin", evaluation.Error);
        Assert.Matches(@"RMSE +2\.\d\d\d +2\.\d\d\d to 2\.\d\d\d +2\.8\d\d", evaluation.Out);
        Assert.Contains("leave --part out", CommandRun.Of("evaluate", _folder["run"], "seattle-weather", "--part", "test").Error);
        Assert.Matches(@"newer\s+rows\s+compares", Run("compare", _folder["run"], _folder["run"]).Out);
        File.WriteAllLines(file, [lines[0], .. lines[^200..]]);
        Assert.Contains("rows of", Run("compare", _folder["run"], _folder["run"], "--data", file).Out);
        Assert.Contains("no code is written for that yet", CommandRun.Of("export", _folder["run"], "--csharp", "--output", _folder["Code.cs"]).Error);
        Assert.Contains("gradcheck", Run("gradcheck", _folder["run"], "--data", "seattle-weather").Out);
    }

    [Fact]
    public void The_network_that_is_written_is_named_as_in_the_results()
    {
        var file = _folder.Write("days.csv", Days(60, day => $"{new DateOnly(2015, 1, 1).AddDays(day):yyyy-MM-dd}"));
        foreach (var test in new[] { "0.25", "0" })
        {
            var output = Run("train", file, "--target", "y", "--task", "timeseries", "--epochs", "3", "--test", test, "--output", _folder[$"run{test}"]).Out;
            var last = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder[$"run{test}"], "results.json"))).RootElement.GetProperty("training").GetProperty("final_fit");
            Assert.Matches(@"kept +the weights of epoch 3, for the first origin", output);
            Assert.Contains($"model     that of a last training on all {last.GetProperty("rows")} windows: {last.GetProperty("epochs")} epochs, {last.GetProperty("steps")} steps", output);
        }
    }

    [Fact]
    public void Scores_are_events_for_programs()
    {
        var file = _folder.Write("days.csv", Days(60, day => $"{new DateOnly(2015, 1, 1).AddDays(day):yyyy-MM-dd}"));
        var lines = Run("train", file, "--target", "y", "--task", "timeseries", "--horizon", "2", "--epochs", "3", "--origins", "3", "--json", "--output", _folder["run"]).Out.TrimEnd().Split('\n');
        var scores = lines.Select(line => JsonDocument.Parse(line).RootElement).Single(line => line.GetProperty("event").GetString() == "scores");
        Assert.Equal(15, scores.GetProperty("rows").GetInt32());
        Assert.Equal(["persistence", "seasonal-naive (7 rows)", "ridge regression"], scores.GetProperty("baselines").EnumerateArray().Select(baseline => baseline.GetProperty("name").GetString()));
    }

    [Fact]
    public void Gaps_are_warned_of_and_other_formats_of_dates_are_read()
    {
        var file = _folder.Write("days.csv", Days(60, day => $"{new DateOnly(2015, 1, 1).AddDays(day + (day > 40 ? 3 : 0)):dd.MM.yyyy}"));
        var run = Run("train", file, "--target", "y", "--task", "timeseries", "--epochs", "3", "--output", _folder["run"]);
        Assert.Contains("one row a day by 'day'", run.Out);
        Assert.Contains("1 row of", run.Error);
        Assert.Contains("is not one day after the one before, the first on line 43", run.Error);
    }

    [Fact]
    public void One_column_is_enough()
    {
        var file = _folder.Write("numbers.csv", "y\n" + string.Concat(Enumerable.Range(0, 60).Select(row => $"{row % 7}.5\n")));
        Assert.Contains("the order of the rows counts", Run("train", file, "--task", "timeseries", "--epochs", "3", "--output", _folder["run"]).Out);
        Assert.Equal(1 + 60 - 10 + 1, Run("predict", _folder["run"], file).Out.TrimEnd().Split('\n').Length);      // windows of 10 rows: a quarter of the training rows, less the horizon
        Assert.Contains("one column alone", CommandRun.Of("train", file, "--output", _folder["other"]).Error);
    }

    [Theory]
    [InlineData("2015-01-{0:00}", "--horizon 2", "--horizon is for time series: add --task timeseries")]
    [InlineData("2015-01-{0:00}", "--task timeseries --horizon 0", "needs a whole number from 1 to 10000")]
    [InlineData("2015-01-{0:00}", "--task timeseries --time-format dd.MM.yyyy", "--time-format needs the column of the times: add --time COLUMN")]
    [InlineData("2015-01-{0:00}", "--task timeseries --time when", "there is no column 'when'")]
    [InlineData("2015-01-{1:00}", "--task timeseries", "have the rows sorted (--sort")]
    [InlineData("2015-01-01", "--task timeseries --time day", "a series has one row for each time")]
    [InlineData("day {0}", "--task timeseries --sort", "no column holds dates: name the column of the times (--time COLUMN)")]
    [InlineData("2015-01-{0:00}", "--task timeseries --target name", "a regression needs numbers as the target 'name'")]
    public void What_is_wrong_is_said(string day, string options, string message)
    {
        var file = _folder.Write("days.csv", Days(31, row => string.Format(CultureInfo.InvariantCulture, day, row + 1, 31 - row)));
        var run = CommandRun.Of(["train", file, .. options.Contains("--target", StringComparison.Ordinal) ? Array.Empty<string>() : ["--target", "y"], .. options.Split(' '), "--output", _folder["run"]]);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(message, run.Error);
    }

    private static string Days(int rows, Func<int, string> day) =>
        "day,name,y\n" + string.Concat(Enumerable.Range(0, rows).Select(row => string.Create(CultureInfo.InvariantCulture, $"{day(row)},{(row % 2 == 0 ? "even" : "odd")},{row % 7 + row * 13 % 5 / 10.0}\n")));

    private static CommandRun Run(params string[] arguments)
    {
        var run = CommandRun.Of(arguments);
        Assert.True(run.ExitCode == 0, run.Error);
        return run;
    }
}
