using Descent.Graph;

namespace Descent.Activations;

/// <summary>x for |x| &gt; t, else 0.</summary>
/// <param name="Threshold">t, at least 0.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Threshold"/> is negative.</exception>
public sealed record HardShrink(double Threshold = 0.5) : ActivationFunction
{
    /// <summary>The size up to which an element becomes 0.</summary>
    public double Threshold { get; init; } = Require.NotNegative(Threshold);

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return (x.Abs() > Threshold).Select(x, x.Like(0));
    }
}
