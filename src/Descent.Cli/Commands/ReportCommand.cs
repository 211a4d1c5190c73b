using System.CommandLine;
using Descent.Cli.Options;
using Descent.Cli.Output;
using Descent.Cli.Output.Events;
using Descent.Cli.Runs;

namespace Descent.Cli.Commands;

/// <summary>`descent report`.</summary>
internal static class ReportCommand
{
    private const string Notes = """
        The report is one file to open in a browser, to send or to print: no network, no script. It is made of results.json in the run's folder, and its numbers are those.

        Examples:
          descent report heart.run
          descent report heart.run --output heart.html
        """;

    public static Command Create(Screen screen)
    {
        var run = DataArguments.Positional("RUN", "A run's folder");
        var output = Setting.Text("--output", "FILE", $"The file to write (default: {ReportFile.Name} in the run's folder)");
        var command = new NotedCommand("report", "Writes a run's report anew: one HTML file of its results.", Notes) { run, output };
        OutputArguments.AddTo(command);
        command.SetAction(parsed =>
        {
            var folder = parsed.GetRequiredValue(run);
            var results = RunResultsFile.Read(folder) ?? throw new UsageException($"{Path.Combine(folder, RunResultsFile.Name)}: there are no such results. The command 'train' writes them into a run's folder.");
            var target = parsed.GetValue(output) ?? Path.Combine(folder, ReportFile.Name);
            OutputFile.RefuseInput(target, Path.Combine(folder, RunResultsFile.Name), "the results");
            ReportFile.Write(target, results);
            screen.Tell(new WrittenEvent(folder, [target], null));
            screen.Results.Command("wrote", $"{target} (the report)");
            return ExitCode.Success;
        });
        return command;
    }
}
