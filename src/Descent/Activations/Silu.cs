using Descent.Graph;

namespace Descent.Activations;

/// <summary>x · sigmoid(x), also called swish (Elfwing et al. 2017).</summary>
public sealed record Silu : ActivationFunction
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x) => x * x.Sigmoid();
}
