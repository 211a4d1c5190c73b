using Descent.Cli.Output.Events;
using Descent.Cli.Output.Live;
using Descent.Training;
using Descent.Training.Checkpoints;

namespace Descent.Cli.Output;

/// <summary>Shows how a training goes on: a chart that is drawn over on a terminal, one line an epoch elsewhere.</summary>
internal static class ProgressDisplay
{
    /// <summary>Trains with a display.</summary>
    /// <param name="screen">Where.</param>
    /// <param name="options">How to train.</param>
    /// <param name="fit">Trains.</param>
    public static History Run(Screen screen, FitOptions options, Func<FitOptions, History> fit)
    {
        if (screen.IsQuiet) return fit(options with { Callbacks = [.. options.Callbacks, new EventCallback(screen, options.Callbacks.OfType<Checkpointing>().FirstOrDefault())] });
        if (screen.Terminal is not { } terminal || screen.CreateConsole() is not { Profile.Capabilities.Ansi: true } console)
            return fit(options with { Callbacks = [.. options.Callbacks, new EpochLines(screen)] });
        var history = LiveTraining.Run(terminal, console, options, fit);
        foreach (var warning in history.Warnings) screen.Warn(warning);      // not in the middle of the picture
        return history;
    }
}
