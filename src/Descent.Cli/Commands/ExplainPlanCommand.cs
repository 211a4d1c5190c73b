using System.CommandLine;
using Descent.Analysis;
using Descent.Cli.Options;
using Descent.Cli.Output;
using Descent.Cli.Runs;
using Descent.Models;
using Descent.Tabular;
using Descent.Training;

namespace Descent.Cli.Commands;

/// <summary>`descent explain-plan`.</summary>
internal static class ExplainPlanCommand
{
    private const string Notes = """
        Each line is a step: what it writes (a place in the arena, or a variable), the operation, what it reads, the floating-point operations and the bytes that it moves. A chain of operations that is one pass has its
        body below it, with registers r0, r1 ..; the first ones are its inputs. The last lines are the totals.

        Examples:
          descent explain-plan heart.run
          descent explain-plan heart.run --training --batch-size 64
        """;

    public static Command Create(Screen screen)
    {
        var model = ModelArgument.Create();
        var training = Setting.Switch("--training", "Show the program of a training step too, with gradients and the optimizer's update");
        var batch = Setting.Count("--batch-size", "Rows of the training step (default: those of the training)");
        var command = new NotedCommand("explain-plan", "Shows the program that a model is compiled to: steps, fused operations, memory.", Notes) { model, training, batch };
        command.SetAction(parsed =>
        {
            var saved = ModelFile.Load(ModelPath.Find(parsed.GetRequiredValue(model)));
            ModelReport.Plan(screen, saved.Model);
            if (parsed.GetValue(training) || parsed.GetValue(batch) is not null) Training(screen, saved, parsed.GetRequiredValue(model), parsed.GetValue(batch));
            return ExitCode.Success;
        });
        return command;
    }

    private static void Training(Screen screen, SavedModel saved, string path, int? batch)
    {
        if (!TabularModel.IsTabular(saved)) throw new UsageException($"--training needs a model that the command 'train' wrote, which knows its loss and its optimizer, and {path} is another one.");
        var tabular = ModelPath.Load(path);
        var rows = batch ?? (int)tabular.Training["batch_size"]!;
        screen.Line();
        screen.Heading($"the program of a training step on {Count.Of(rows, "row")}");
        screen.Line(CompiledPrograms.TrainingStep(tabular.Model, tabular.Optimizer, [new OutputObjective(tabular.Loss)], rows));
    }
}
