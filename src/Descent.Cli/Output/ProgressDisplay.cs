using Descent.Training;

namespace Descent.Cli.Output;

/// <summary>Shows how a training goes on: a bar that moves on a terminal, one line an epoch elsewhere.</summary>
internal static class ProgressDisplay
{
    /// <summary>Trains with a display.</summary>
    /// <param name="screen">Where.</param>
    /// <param name="options">How to train.</param>
    /// <param name="fit">Trains.</param>
    public static History Run(Screen screen, FitOptions options, Func<FitOptions, History> fit) => screen.IsTerminal
        ? ProgressBar.Run(screen, options, fit)
        : fit(options with { Callbacks = [.. options.Callbacks, new EpochLines(screen)] });
}
