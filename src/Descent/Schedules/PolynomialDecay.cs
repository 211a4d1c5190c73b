using Descent.Graph;

namespace Descent.Schedules;

/// <summary>A rate that falls to an end along a power: <c>(initial - end) * (1 - step / decay_steps)^power + end</c>, then stays there.</summary>
/// <param name="InitialLearningRate">The rate of the first update, not negative.</param>
/// <param name="DecaySteps">After how many updates the end is reached.</param>
/// <param name="EndLearningRate">The rate at the end, not negative.</param>
/// <param name="Power">The power; 1 is a straight line.</param>
/// <param name="Cycle">Whether the rate rises again after the end: the time to fall is then stretched to the next multiple of <paramref name="DecaySteps"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
public sealed record PolynomialDecay(
    double InitialLearningRate, long DecaySteps, double EndLearningRate = 0.0001, double Power = 1, bool Cycle = false) : Schedule
{
    /// <summary>The rate of the first update.</summary>
    public double InitialLearningRate { get; init; } = Require.NotNegative(InitialLearningRate);

    /// <summary>After how many updates the end is reached.</summary>
    public long DecaySteps { get; init; } = Require.Positive(DecaySteps);

    /// <summary>The rate at the end.</summary>
    public double EndLearningRate { get; init; } = Require.NotNegative(EndLearningRate);

    /// <summary>The power.</summary>
    public double Power { get; init; } = Require.Positive(Power);

    /// <inheritdoc/>
    protected override double Rate(long step)
    {
        var duration = Cycle ? DecaySteps * Math.Max(1, (step + DecaySteps - 1) / DecaySteps) : DecaySteps;
        var progress = (double)Math.Min(step, duration) / duration;
        return (InitialLearningRate - EndLearningRate) * PortableMath.Power(1 - progress, Power) + EndLearningRate;
    }
}
