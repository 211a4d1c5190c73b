using Descent.Graph;

namespace Descent.Schedules;

/// <summary>A rise along a line, which lets an optimizer's averages settle, and then another schedule, counted from the end of the rise.</summary>
/// <param name="InitialLearningRate">The rate of the first update, not negative.</param>
/// <param name="WarmupTarget">The rate at the end of the rise, not negative.</param>
/// <param name="WarmupSteps">For how many updates the rate rises.</param>
/// <param name="After">The schedule after the rise, or null for <paramref name="WarmupTarget"/> for ever.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
public sealed record LinearWarmup(double InitialLearningRate, double WarmupTarget, long WarmupSteps, Schedule? After = null) : Schedule
{
    /// <summary>The rate of the first update.</summary>
    public double InitialLearningRate { get; init; } = Require.NotNegative(InitialLearningRate);

    /// <summary>The rate at the end of the rise.</summary>
    public double WarmupTarget { get; init; } = Require.NotNegative(WarmupTarget);

    /// <summary>For how many updates the rate rises.</summary>
    public long WarmupSteps { get; init; } = Require.NotNegative(WarmupSteps);

    /// <inheritdoc/>
    protected override double Rate(long step) =>
        step < WarmupSteps ? Line(InitialLearningRate, WarmupTarget, (double)step / WarmupSteps)
            : After?.At(step - WarmupSteps) ?? WarmupTarget;
}
