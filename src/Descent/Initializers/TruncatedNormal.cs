using Descent.Graph;

namespace Descent.Initializers;

/// <summary>Values of a normal distribution, those beyond two standard deviations drawn anew. So the values deviate less than <paramref name="Stddev"/> says: by 0.8796 of it.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Stddev">The standard deviation before the cut, not negative.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Stddev"/> is negative.</exception>
public sealed record TruncatedNormal(double Mean = 0, double Stddev = 0.05) : Initializer
{
    /// <summary>The standard deviation of the standard normal distribution cut at two.</summary>
    internal const double DeviationOfCut = 0.87962566103423978;

    /// <summary>The standard deviation before the cut.</summary>
    public double Stddev { get; init; } = Require.NotNegative(Stddev);

    /// <inheritdoc/>
    public override void Fill(Span<double> values, Shape shape, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        foreach (ref var value in values)
        {
            double normal;
            do normal = random.NextNormal(); while (Math.Abs(normal) > 2);
            value = Mean + Stddev * normal;
        }
    }
}
