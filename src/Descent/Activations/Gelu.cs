using Descent.Graph;

namespace Descent.Activations;

/// <summary>The Gaussian error linear unit, x · Φ(x) with the normal distribution function Φ (Hendrycks and Gimpel 2016).</summary>
/// <param name="Approximate">Takes 0.5 x (1 + tanh(√(2/π) (x + 0.044715 x³))) instead.</param>
public sealed record Gelu(bool Approximate = false) : ActivationFunction
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        var twicePhi = Approximate ? ((x + (x.Square() * x * 0.044715)) * Math.Sqrt(2 / Math.PI)).Tanh() + 1 : (x * Math.Sqrt(0.5)).Erf() + 1;
        return x * 0.5 * twicePhi;
    }
}
