using System.Globalization;
using System.Text.Json;

namespace Descent.Cli.Tests;

public class LrFindTests
{
    [Fact]
    public void A_rate_is_suggested_with_its_plot_and_the_command_that_uses_it()
    {
        var output = CommandRun.Success("lr-find", "heart", "--layers", "8", "--optimizer", "sgd", "--seed", "3");
        Assert.StartsWith("lr-find   heart.csv: 206 training rows, Sgd, batches of 32, 300 rates from 0.000001 to 10", output);
        Assert.Contains("smoothed loss by learning rate", output);
        Assert.Matches(@"(?m)^ *rate +1e-6 .*0\.1", output);
        var line = output.Split('\n').Single(line => line.StartsWith("try ", StringComparison.Ordinal));
        Assert.Matches(@"^try +descent train heart --layers 8 --optimizer sgd --seed 3 --learning-rate 0\.\d+$", line.TrimEnd());
        Assert.InRange(double.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture), 0.001, 1);
        Assert.Equal(output, CommandRun.Success("lr-find", "heart", "--layers", "8", "--optimizer", "sgd", "--seed", "3", "--threads", "1").Replace(" --threads 1", ""));
    }

    [Fact]
    public void Events_hold_the_points()
    {
        var lines = CommandRun.Success("lr-find", "iris", "--steps", "40", "--json").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        var rates = lines.Single(line => line.GetProperty("event").GetString() == "learning_rates");
        Assert.Equal(1e-6, rates.GetProperty("points")[0].GetProperty("rate").GetDouble(), 1e-12);
        Assert.True(rates.GetProperty("suggestion").GetDouble() > 0);
        Assert.Equal(["started", "learning_rates", "ended"], lines.Select(line => line.GetProperty("event").GetString()));
    }

    [Fact]
    public void Rates_that_do_not_rise_are_refused()
    {
        var run = CommandRun.Of("lr-find", "heart", "--from", "1", "--to", "0.1");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--from 1: the first rate needs to be below the last one, --to 0.1", run.Error);
    }
}
