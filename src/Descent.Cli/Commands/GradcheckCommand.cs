using System.CommandLine;
using Descent.Cli.Options;
using Descent.Cli.Output;
using Descent.Cli.Runs;
using Descent.Losses;

namespace Descent.Cli.Commands;

/// <summary>`descent gradcheck`.</summary>
internal static class GradcheckCommand
{
    private const string Notes = """
        The model is computed in double precision, with the weights in the file, in training and in inference.
        Each gradient is compared with the difference (f(x + h) - f(x - h)) / 2h of the loss, h = 1e-5.
        An entry passes where the two differ by at most 1e-8 + 1e-6 |difference|.
        At a kink, such as ReLU's at 0, there is no derivative to compare with: its two sides are checked.
        Where gradients are wrong, the layers at fault are named, and the exit code is 1.

        Examples:
          descent gradcheck heart.run
          descent gradcheck heart.run --data heart --samples 32
          descent gradcheck net.safetensors --loss mse --entries 1000
        """;

    public static Command Create(Screen screen)
    {
        var model = ModelArgument.Create();
        var data = Setting.Text("--data", "DATA", "A CSV file with the target's column, or the name of a built-in data set, of which some rows are taken (default: random samples)");
        var samples = Setting.Count("--samples", $"Samples to compute the loss of (default {GradientRun.DefaultSamples})", least: 2);
        var entries = Setting.Count("--entries", $"Entries of each variable to check; of larger ones a random sample (default {GradientRun.DefaultEntries})");
        var loss = Setting.Item<Loss>("--loss", "The loss (default: that of the training, else mean_squared_error)", ("mse", "MeanSquaredError"), ("mae", "MeanAbsoluteError"), ("bce", "BinaryCrossentropy"));
        var seed = Setting.Seed("--seed", "Of random samples, and of the choice of entries (default 0)");
        var csv = new CsvArguments();
        var command = new NotedCommand("gradcheck", "Compares a model's gradients with numeric differences.", Notes) { model, data, samples, entries, loss, seed };
        csv.AddTo(command);
        command.SetAction(parsed =>
        {
            var run = new GradientRun(parsed.GetRequiredValue(model), parsed.GetValue(loss), new()
            {
                Rows = parsed.GetValue(samples) ?? GradientRun.DefaultSamples,
                EntriesPerVariable = parsed.GetValue(entries) ?? GradientRun.DefaultEntries,
                Seed = parsed.GetValue(seed) ?? 0,
            });
            var report = parsed.GetValue(data) is { } name ? run.OnRows(new(name, null, null, csv.Read(parsed)), screen) : run.OnRandomSamples(screen);
            GradientReport.Write(screen, report);
            return report.Passed ? ExitCode.Success : ExitCode.RunFailed;
        });
        return command;
    }
}
