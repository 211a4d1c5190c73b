using Descent.Graph;

namespace Descent.Activations;

/// <summary>min(max(x, 0), 6) (Howard et al., MobileNets, 2017).</summary>
public sealed record Relu6 : ActivationFunction
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x) => x.Clip(0, 6);
}
