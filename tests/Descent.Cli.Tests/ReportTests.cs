using Descent.Data;
using Descent.Tabular.Results;

namespace Descent.Cli.Tests;

public class ReportTests
{
    [Fact]
    public void A_report_is_made_anew_of_the_results()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["results.json"], Results().ToJson());
        Assert.Equal($"wrote     {folder["report.html"]} (the report)", CommandRun.Success("report", folder.Path).TrimEnd());
        var page = File.ReadAllText(folder["report.html"]);
        Assert.Contains("<h1>Predicting <bdi>species</bdi> from <bdi>iris.csv</bdi></h1>", page, StringComparison.Ordinal);
        CommandRun.Success("report", folder.Path, "--output", folder["copy.html"]);
        Assert.Equal(page, File.ReadAllText(folder["copy.html"]));
    }

    [Fact]
    public void What_cannot_be_written_is_told()
    {
        using var folder = new TemporaryFolder();
        Fails("there are no such results. The command 'train' writes them", folder.Path);
        File.WriteAllText(folder["results.json"], "{}");
        Fails("These are no results of a run", folder.Path);
        File.WriteAllText(folder["results.json"], Results().ToJson());
        Fails("would be written over the results", folder.Path, "--output", folder["results.json"]);
        Fails("there is no folder", folder.Path, "--output", Path.Combine(folder.Path, "none", "report.html"));

        static void Fails(string message, params string[] arguments)
        {
            var run = CommandRun.Of(["report", .. arguments]);
            Assert.Equal(2, run.ExitCode);
            Assert.Contains(message, run.Error, StringComparison.Ordinal);
        }
    }

    private static RunResults Results() => new()
    {
        Program = "descent 0.1.0",
        Command = "descent train iris.csv",
        Fingerprint = new("1", "2", "3"),
        Data = new("iris.csv", 150, "species", LearningTask.Multiclass, [new("petal_length", ColumnRole.Number, "43 distinct", 1)], [new("setosa", 50), new("versicolor", 50), new("virginica", 50)]),
        Split = new("stratified", 0, [new("train", 150, [50, 50, 50])]),
        Network = new([new("output", "Dense", "softmax", "3", 6, [])], 6),
        Training = new() { Epochs = 1, Steps = 5, BestEpoch = 1, StopKind = "epochs", StopMessage = "all epochs are done", Seconds = 0.1, Epochwise = [new("loss", [1.1])] },
    };
}
