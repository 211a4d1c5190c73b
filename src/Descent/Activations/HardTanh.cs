using Descent.Graph;

namespace Descent.Activations;

/// <summary>min(max(x, -1), 1).</summary>
public sealed record HardTanh : ActivationFunction
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x) => x.Clip(-1, 1);
}
