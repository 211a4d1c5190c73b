using System.CommandLine;
using Descent.Cli.Options;
using Descent.Cli.Output;
using Descent.Cli.Runs;

namespace Descent.Cli.Commands;

/// <summary>`descent runs`.</summary>
internal static class RunsCommand
{
    private const string Notes = """
        Runs are listed by their data, the best first. One that is damaged, or has not come to its end, is named on standard error.

        Examples:
          descent runs
          descent runs experiments
        """;

    public static Command Create(Screen screen)
    {
        var folder = DataArguments.Positional("FOLDER", "Where to look (default: the current folder)", isOptional: true);
        var command = new NotedCommand("runs", "Lists the folders of trainings: data, main score, epochs, date.", Notes) { folder };
        OutputArguments.AddTo(command);
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(folder) ?? ".";
            RunsReport.Write(screen, path, RunSearch.Find(path, screen));
            return ExitCode.Success;
        });
        return command;
    }
}
