using Descent.Graph;

namespace Descent.Schedules;

/// <summary>The same rate for every update.</summary>
/// <param name="LearningRate">The rate, not negative.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="LearningRate"/> is negative or not finite.</exception>
public sealed record ConstantRate(double LearningRate) : Schedule
{
    /// <summary>The rate.</summary>
    public double LearningRate { get; init; } = Require.NotNegative(LearningRate);

    /// <inheritdoc/>
    protected override double Rate(long step) => LearningRate;
}
