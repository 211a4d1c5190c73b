using Descent.Graph;

namespace Descent.Activations;

/// <summary>log(sigmoid(x)) = -softplus(-x).</summary>
public sealed record LogSigmoid : ActivationFunction
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x) => -(-x).Softplus();
}
