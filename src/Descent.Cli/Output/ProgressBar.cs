using Descent.Training;
using Descent.Training.Callbacks;
using Spectre.Console;

namespace Descent.Cli.Output;

/// <summary>A bar with the loss and the metrics, on a terminal.</summary>
internal static class ProgressBar
{
    public static History Run(Screen screen, FitOptions options, Func<FitOptions, History> fit) => screen.CreateConsole().Progress()
        .Columns(new SpinnerColumn(Spinner.Known.Line), new ProgressBarColumn { Width = 24 }, new TaskDescriptionColumn { Alignment = Justify.Left }, new ElapsedTimeColumn())
        .Start(context =>
        {
            var bar = context.AddTask("epoch 1", maxValue: options.Epochs);
            return fit(options with { Progress = new BarReports(bar), Callbacks = [.. options.Callbacks, new LambdaCallback(onEpochEnd: Show)] });

            void Show(TrainingProgress progress) => bar.Description = Markup.Escape($"{EpochLines.Counter(progress)}  {EpochLines.Values(progress.History)}");
        });

    /// <summary>Moves the bar at once, on the training's own thread.</summary>
    private sealed class BarReports(ProgressTask bar) : IProgress<TrainingReport>
    {
        public void Report(TrainingReport value) => bar.Value = value.Epoch - 1 + (double)value.Batch / value.Batches;
    }
}
