using Descent.Graph;

namespace Descent.Schedules;

/// <summary>
/// A rate that falls along half a wave of the cosine, after an optional rise: <c>r * ((1 - alpha) * (1 + cos(pi x)) / 2 + alpha)</c>
/// with x = step / decay_steps, at most 1 (Loshchilov, Hutter: SGDR, ICLR 2017).
/// </summary>
/// <param name="InitialLearningRate">The rate of the first update, not negative.</param>
/// <param name="DecaySteps">For how many updates the rate falls.</param>
/// <param name="Alpha">The last rate as a fraction of the highest, in [0, 1].</param>
/// <param name="WarmupTarget">The rate that the rise ends at and the fall begins from, or null for no rise.</param>
/// <param name="WarmupSteps">For how many updates the rate rises, along a line.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
public sealed record CosineDecay(
    double InitialLearningRate, long DecaySteps, double Alpha = 0, double? WarmupTarget = null, long WarmupSteps = 0) : Schedule
{
    /// <summary>The rate of the first update.</summary>
    public double InitialLearningRate { get; init; } = Require.NotNegative(InitialLearningRate);

    /// <summary>For how many updates the rate falls.</summary>
    public long DecaySteps { get; init; } = Require.Positive(DecaySteps);

    /// <summary>The last rate as a fraction of the highest.</summary>
    public double Alpha { get; init; } = Require.Within(0, 1, Alpha);

    /// <summary>For how many updates the rate rises.</summary>
    public long WarmupSteps { get; init; } = Require.NotNegative(WarmupSteps);

    /// <inheritdoc/>
    protected override double Rate(long step)
    {
        if (WarmupTarget is not { } target) return Fall(InitialLearningRate, step);
        return step < WarmupSteps ? Line(InitialLearningRate, target, (double)step / WarmupSteps) : Fall(target, step - WarmupSteps);
    }

    private double Fall(double start, long step) =>
        start * ((1 - Alpha) * HalfWave((double)Math.Min(step, DecaySteps) / DecaySteps) + Alpha);
}
