using Descent.Graph;

namespace Descent.Activations;

/// <summary>The exponential linear unit: x for x &gt; 0, else alpha · (eˣ - 1) (Clevert et al. 2015).</summary>
/// <param name="Alpha">Minus the limit at -∞.</param>
public sealed record Elu(double Alpha = 1) : ActivationFunction
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        var isPositive = x > 0;
        // The exponential sees no positive number: an overflow there would make 0 · ∞ of its gradient.
        return isPositive.Select(x, isPositive.Select(x.Like(0), x).Expm1() * Alpha);
    }
}
