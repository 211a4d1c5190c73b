using Descent.Graph;

namespace Descent.Activations;

/// <summary>The hyperbolic tangent.</summary>
public sealed record Tanh : ActivationFunction
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x) => x.Tanh();
}
