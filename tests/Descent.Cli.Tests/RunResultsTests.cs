using System.Text.Json;
using Descent.Data;
using Descent.Tabular.Results;

namespace Descent.Cli.Tests;

/// <summary>Each training leaves results.json and report.html, whose numbers are those that it and `evaluate` print.</summary>
public sealed class RunResultsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Run => _folder["run"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("heart", "--seed", "7")]
    [InlineData("iris", "--ensemble", "2")]
    [InlineData("curve", "--no-final-fit")]
    public void Numbers_are_those_of_the_terminal_and_of_evaluate(string data, params string[] options)
    {
        var told = Events(["train", data, "--epochs", "30", .. options, "--output", Run]);
        var results = Read(Run);
        var test = told["scores"];
        Assert.Equal(Scores(test), results.Test!.Network.Scores.Select(score => score.Value));
        Assert.Equal(test.GetProperty("conclusion").GetString(), results.Test.Conclusion);
        Assert.Equal(Scores(Events("evaluate", Run, data, "--part", "test")["scores"]), results.Test.Network.Scores.Select(score => score.Value));
        var written = told["written"];
        Assert.Equal($"data {results.Fingerprint.Data}, configuration {results.Fingerprint.Configuration}, weights {results.Fingerprint.Weights}", written.GetProperty("fingerprint").GetString());
        Assert.Equal(["model.safetensors", "history.csv", "results.json", "report.html", "Train.cs"], written.GetProperty("files").EnumerateArray().Select(file => Path.GetFileName(file.GetString())));
        Assert.Equal($"descent train {data} --epochs 30 {string.Join(' ', options)}", results.Command);
        var report = File.ReadAllText(Path.Combine(Run, "report.html"));
        CommandRun.Success("report", Run, "--output", _folder["again.html"]);
        Assert.Equal(report, File.ReadAllText(_folder["again.html"]));
    }

    [Fact]
    public void Nothing_tells_of_the_folders_of_the_computer()
    {
        var file = _folder["people.csv"];
        using (var writer = new StreamWriter(file)) Csv.Write(Datasets.Load("iris").Table, writer);
        CommandRun.Success("train", file, "--target", "species", "--epochs", "3", "--overfit-check", "--output", Run);
        Assert.Equal("people.csv", Read(Run).Data.Source);
        Assert.StartsWith("descent train people.csv --target species", Read(Run).Command, StringComparison.Ordinal);
        foreach (var name in new[] { "results.json", "report.html" })
            Assert.DoesNotContain(_folder.Path, File.ReadAllText(Path.Combine(Run, name)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_resumed_run_tells_what_is_known_of_its_steps()
    {
        CommandRun.Success("train", "heart", "--epochs", "4", "--checkpoint-every", "1epoch", "--output", Run);
        CommandRun.Success("train", "--resume", Run, "--epochs", "10");
        var training = Read(Run).Training;
        Assert.Equal((10, 70), (training.Epochs, training.Steps));
        Assert.All(training.Epochwise, series => Assert.Equal(10, series.Values.Count));
        Assert.All(training.Stepwise, series => Assert.Equal(Enumerable.Range(0, 70).Select(step => step >= 28), series.Values.Select(value => value is not null)));
        Assert.All(training.Health, health => Assert.InRange(health.Epoch, 4, 10));
    }

    private static RunResults Read(string folder) => RunResults.FromJson(File.ReadAllText(Path.Combine(folder, "results.json")));

    private static IEnumerable<double?> Scores(JsonElement scores) => scores.GetProperty("scores").EnumerateArray().Select(score => (double?)score.GetProperty("value").GetDouble());

    /// <summary>The last event of each name.</summary>
    private static Dictionary<string, JsonElement> Events(params string[] args) =>
        CommandRun.Success([.. args, "--json"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).GroupBy(told => told.GetProperty("event").GetString()!).ToDictionary(group => group.Key, group => group.Last());
}
