using Descent.Training;
using Descent.Training.Callbacks;
using Spectre.Console;

namespace Descent.Cli.Output;

/// <summary>A bar with the loss and the metrics, on a terminal.</summary>
internal static class ProgressBar
{
    private const int BarWidth = 16, Gaps = 4;

    public static History Run(Screen screen, FitOptions options, Func<FitOptions, History> fit) => screen.CreateConsole().Progress()
        .Columns(new ProgressBarColumn { Width = BarWidth }, new TaskDescriptionColumn { Alignment = Justify.Left })
        .Start(context =>
        {
            var bar = context.AddTask("epoch 1", maxValue: options.Epochs);
            return fit(options with { Progress = new BarReports(bar), Callbacks = [.. options.Callbacks, new LambdaCallback(onEpochEnd: Show)] });

            void Show(TrainingProgress progress) => bar.Description = Markup.Escape(Fit(EpochLines.Counter(progress), EpochLines.Values(progress.History), screen.Width - BarWidth - Gaps));
        });

    /// <summary>
    /// A line without what would not fit, for the bar would be broken into two lines: metrics go first, the last one first, then the counter. The
    /// losses stay.
    /// </summary>
    public static string Fit(string counter, IEnumerable<string> values, int width)
    {
        List<string> parts = [counter, .. values];
        while (string.Join("  ", parts).Length > width && parts.FindLastIndex(part => !IsLoss(part)) is >= 0 and var place) parts.RemoveAt(place);
        return string.Join("  ", parts);

        static bool IsLoss(string part) => part.StartsWith("loss ", StringComparison.Ordinal) || part.StartsWith("val_loss ", StringComparison.Ordinal);
    }

    /// <summary>Moves the bar at once, on the training's own thread.</summary>
    private sealed class BarReports(ProgressTask bar) : IProgress<TrainingReport>
    {
        public void Report(TrainingReport value) => bar.Value = value.Epoch - 1 + (double)value.Batch / value.Batches;
    }
}
