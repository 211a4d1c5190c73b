using Descent.Graph;

namespace Descent.Schedules;

/// <summary>A rate that falls like one over the time: <c>initial / (1 + decay_rate * step / decay_steps)</c>.</summary>
/// <param name="InitialLearningRate">The rate of the first update, not negative.</param>
/// <param name="DecaySteps">The unit of time in updates, positive.</param>
/// <param name="DecayRate">How fast the rate falls, not negative.</param>
/// <param name="Staircase">Whether <c>step / decay_steps</c> is rounded down, so that the rate falls in steps.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
public sealed record InverseTimeDecay(double InitialLearningRate, long DecaySteps, double DecayRate, bool Staircase = false) : Schedule
{
    /// <summary>The rate of the first update.</summary>
    public double InitialLearningRate { get; init; } = Require.NotNegative(InitialLearningRate);

    /// <summary>The unit of time in updates.</summary>
    public long DecaySteps { get; init; } = Require.Positive(DecaySteps);

    /// <summary>How fast the rate falls.</summary>
    public double DecayRate { get; init; } = Require.NotNegative(DecayRate);

    /// <inheritdoc/>
    protected override double Rate(long step)
    {
        var progress = (double)step / DecaySteps;
        return InitialLearningRate / (1 + DecayRate * (Staircase ? Math.Floor(progress) : progress));
    }
}
