using Descent.Graph;

namespace Descent.Activations;

/// <summary>x / (1 + |x|).</summary>
public sealed record Softsign : ActivationFunction
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x) => x / (x.Abs() + 1);
}
