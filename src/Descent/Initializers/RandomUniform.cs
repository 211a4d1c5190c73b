using Descent.Graph;

namespace Descent.Initializers;

/// <summary>Values of a uniform distribution.</summary>
/// <param name="Minval">The lower end, included.</param>
/// <param name="Maxval">The upper end, excluded; not below <paramref name="Minval"/>.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Maxval"/> lies below <paramref name="Minval"/>.</exception>
public sealed record RandomUniform(double Minval = -0.05, double Maxval = 0.05) : Initializer
{
    /// <summary>The upper end, excluded.</summary>
    public double Maxval { get; init; } = Require.AtLeast(Minval, Maxval);

    /// <inheritdoc/>
    public override void Fill(Span<double> values, Shape shape, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        foreach (ref var value in values) value = Minval + (Maxval - Minval) * random.NextDouble();
    }
}
