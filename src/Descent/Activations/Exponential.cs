using Descent.Graph;

namespace Descent.Activations;

/// <summary>eˣ.</summary>
public sealed record Exponential : ActivationFunction
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x) => x.Exp();
}
