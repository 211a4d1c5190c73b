using Descent.Graph;

namespace Descent.Activations;

/// <summary>1 / (1 + e⁻ˣ).</summary>
public sealed record Sigmoid : ActivationFunction
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x) => x.Sigmoid();
}
