using Descent.Graph;

namespace Descent.Activations;

/// <summary>The continuously differentiable exponential linear unit: max(x, 0) + min(0, alpha · (exp(x / alpha) - 1)) (Barron 2017).</summary>
/// <param name="Alpha">Minus the limit at -∞; positive.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Alpha"/> is not positive.</exception>
public sealed record Celu(double Alpha = 1) : ActivationFunction
{
    /// <summary>Minus the limit at -∞.</summary>
    public double Alpha { get; init; } = Require.Positive(Alpha);

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        var isPositive = x > 0;
        return isPositive.Select(x, (isPositive.Select(x.Like(0), x) / Alpha).Expm1() * Alpha);
    }
}
