using Descent.Graph;

namespace Descent.Activations;

/// <summary>x · tanh(softplus(x)) (Misra 2019).</summary>
public sealed record Mish : ActivationFunction
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x) => x * x.Softplus().Tanh();
}
