using System.Globalization;
using Descent.Cli.Output.Events;
using Descent.Cli.Runs;

namespace Descent.Cli.Output;

/// <summary>Runs, one a line.</summary>
internal static class RunsReport
{
    private const int Indent = 2, Gap = 2;

    public static void Write(Screen screen, string folder, IReadOnlyList<RunSummary> runs)
    {
        foreach (var run in runs) screen.Tell(RunEvent.Of(run));
        if (runs.Count == 0) screen.Results.Fact("runs", $"none under {folder}: 'descent train' makes one.");
        else screen.Results.Table(Fitting([["run", "data", "main score", "epochs", "written", "task"], .. runs.Select(run => Row(folder, run))], screen.Width));
    }

    private static string[] Row(string folder, RunSummary run) =>
    [
        Path.GetRelativePath(folder, run.Path) is var name && name == "." ? run.Path : name,
        run.Data,
        ScoreText.Of(run.Score),
        $"{run.Epochs}",
        run.Written.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        run.Task,
    ];

    /// <summary>The columns that fit into a line; the first three are needed.</summary>
    private static string[][] Fitting(string[][] rows, int width)
    {
        var columns = rows[0].Length;
        while (columns > 3 && Indent + Enumerable.Range(0, columns).Sum(column => rows.Max(row => row[column].Length) + Gap) - Gap > width) columns--;
        return [.. rows.Select(row => row[..columns])];
    }
}
