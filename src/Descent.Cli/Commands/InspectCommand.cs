using System.CommandLine;
using Descent.Cli.Options;
using Descent.Cli.Output;
using Descent.Cli.Runs;

namespace Descent.Cli.Commands;

/// <summary>`descent inspect`.</summary>
internal static class InspectCommand
{
    private const string Description = "Shows what a model file holds: network, preprocessing, labels, training; checks its checksums.";

    public static Command Create(Screen screen)
    {
        var model = ModelArgument.Create();
        var plan = Setting.Switch("--plan", "Show the compiled program of a prediction too: steps, memory, operations");
        var command = new Command("inspect", Description) { model, plan };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(model);
            ModelReport.Write(screen, TabularModel.Find(path), TabularModel.Load(path));
            if (parsed.GetValue(plan)) ModelReport.Plan(screen, TabularModel.Load(path).Model);
            return ExitCode.Success;
        });
        return command;
    }
}
