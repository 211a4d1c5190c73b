using Descent.Graph;

namespace Descent.Initializers;

/// <summary>Values of a normal distribution.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Stddev">The standard deviation, not negative.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Stddev"/> is negative.</exception>
public sealed record RandomNormal(double Mean = 0, double Stddev = 0.05) : Initializer
{
    /// <summary>The standard deviation.</summary>
    public double Stddev { get; init; } = Require.NotNegative(Stddev);

    /// <inheritdoc/>
    public override void Fill(Span<double> values, Shape shape, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        foreach (ref var value in values) value = Mean + Stddev * random.NextNormal();
    }
}
