using Descent.Graph;

namespace Descent.Schedules;

/// <summary>A rate that falls by a factor: <c>initial * decay_rate^(step / decay_steps)</c>.</summary>
/// <param name="InitialLearningRate">The rate of the first update, not negative.</param>
/// <param name="DecaySteps">In how many updates the rate is multiplied by <paramref name="DecayRate"/> once.</param>
/// <param name="DecayRate">The factor, positive.</param>
/// <param name="Staircase">Whether the exponent is rounded down, so that the rate falls in steps.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
public sealed record ExponentialDecay(double InitialLearningRate, long DecaySteps, double DecayRate, bool Staircase = false) : Schedule
{
    /// <summary>The rate of the first update.</summary>
    public double InitialLearningRate { get; init; } = Require.NotNegative(InitialLearningRate);

    /// <summary>In how many updates the rate is multiplied once.</summary>
    public long DecaySteps { get; init; } = Require.Positive(DecaySteps);

    /// <summary>The factor.</summary>
    public double DecayRate { get; init; } = Require.Positive(DecayRate);

    /// <inheritdoc/>
    protected override double Rate(long step)
    {
        var progress = (double)step / DecaySteps;
        return InitialLearningRate * PortableMath.Power(DecayRate, Staircase ? Math.Floor(progress) : progress);
    }
}
