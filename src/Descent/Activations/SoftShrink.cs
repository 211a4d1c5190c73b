using Descent.Graph;

namespace Descent.Activations;

/// <summary>x - t for x &gt; t, x + t for x &lt; -t, else 0.</summary>
/// <param name="Threshold">t, at least 0.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Threshold"/> is negative.</exception>
public sealed record SoftShrink(double Threshold = 0.5) : ActivationFunction
{
    /// <summary>How much is taken off.</summary>
    public double Threshold { get; init; } = Require.NotNegative(Threshold);

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return (x > Threshold).Select(x - Threshold, (x < -Threshold).Select(x + Threshold, x.Like(0)));
    }
}
