using System.CommandLine;
using Descent.Cli.Options;
using Descent.Cli.Output;
using Descent.Cli.Runs;

namespace Descent.Cli.Commands;

/// <summary>`descent compare`.</summary>
internal static class CompareCommand
{
    private const string Notes = """
        Rows that neither run has learnt from tell which is better: the test rows where both kept the same ones (equal data, --seed and --test), or all rows of other data. What both find hard cancels out there, so
        that the difference is known better than either score. Where there are no such rows, it is said why.

        Examples:
          descent compare small.run large.run
          descent compare small.run large.run --data patients.csv
        """;

    public static Command Create(Screen screen)
    {
        var (first, second) = (DataArguments.Positional("RUN", "A run's folder, or its model"), DataArguments.Positional("RUN2", "Another one"));
        var data = Setting.Text("--data", "DATA", "The rows to compare them on: the file that both were trained on, whose test rows count, or other rows (default: found, where both were trained on a built-in data set)");
        var csv = new CsvArguments();
        var command = new NotedCommand("compare", "Compares two runs: settings, scores, and which is better on the same rows.", Notes) { first, second, data };
        csv.AddTo(command);
        OutputArguments.AddTo(command);
        command.SetAction(parsed =>
        {
            var table = parsed.GetValue(data) is { } name ? new DataRequest(name, null, null, csv.Read(parsed)).OpenTable() : null;
            CompareReport.Write(screen, RunComparison.Of(parsed.GetRequiredValue(first), parsed.GetRequiredValue(second), table));
            return ExitCode.Success;
        });
        return command;
    }
}
