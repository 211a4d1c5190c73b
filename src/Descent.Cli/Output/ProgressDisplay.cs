using Descent.Training;

namespace Descent.Cli.Output;

/// <summary>Shows how a training goes on: a bar that moves on a terminal, one line an epoch elsewhere.</summary>
internal static class ProgressDisplay
{
    /// <summary>Trains with a display.</summary>
    /// <param name="screen">Where.</param>
    /// <param name="options">How to train.</param>
    /// <param name="fit">Trains.</param>
    public static History Run(Screen screen, FitOptions options, Func<FitOptions, History> fit)
    {
        if (!screen.IsTerminal) return fit(options with { Callbacks = [.. options.Callbacks, new EpochLines(screen)] });
        var history = ProgressBar.Run(screen, options, fit);
        foreach (var warning in history.Warnings) screen.Warn(warning);      // not in the middle of the bar
        return history;
    }
}
