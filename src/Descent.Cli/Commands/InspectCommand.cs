using System.CommandLine;
using Descent.Cli.Options;
using Descent.Cli.Output;
using Descent.Cli.Runs;
using Descent.Models;
using Descent.Training;

namespace Descent.Cli.Commands;

/// <summary>`descent inspect`.</summary>
internal static class InspectCommand
{
    private const string Description = "Shows what a model file holds: network, preprocessing, labels, training; checks its checksums. Of a checkpoint: where its training stands.";

    public static Command Create(Screen screen)
    {
        var model = ModelArgument.Create();
        var plan = Setting.Switch("--plan", "Show the compiled program of a prediction too: steps, memory, operations");
        var command = new Command("inspect", Description) { model, plan };
        OutputArguments.AddJsonTo(command);
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(model);
            var shown = Show(screen, path);
            if (parsed.GetValue(plan)) ModelReport.Plan(screen, shown);
            return ExitCode.Success;
        });
        return command;
    }

    private static Model Show(Screen screen, string path)
    {
        if (CheckpointReport.Find(path) is { } checkpoint)
        {
            var saved = ModelFile.Load(checkpoint.Path).Model;
            CheckpointReport.Write(screen, checkpoint, saved);
            return saved;
        }
        var model = ModelPath.Load(path);
        ModelReport.Write(screen, ModelPath.Find(path), model);
        return model.Model;
    }
}
