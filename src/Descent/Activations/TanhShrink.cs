using Descent.Graph;

namespace Descent.Activations;

/// <summary>x - tanh(x).</summary>
public sealed record TanhShrink : ActivationFunction
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x) => x - x.Tanh();
}
