using Descent.Graph;

namespace Descent.Activations;

/// <summary>The scaled exponential linear unit, 1.0507009873554805 · elu(x, 1.6732632423543772), whose constants keep mean 0 and variance 1 (Klambauer et al. 2017).</summary>
public sealed record Selu : ActivationFunction
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x) => new Elu(1.6732632423543772).Apply(x) * 1.0507009873554805;
}
