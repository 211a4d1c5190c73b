using Descent.Graph;

namespace Descent.Activations;

/// <summary>x · hard_sigmoid(x), also called hard swish (Howard et al., MobileNetV3, 2019).</summary>
public sealed record HardSilu : ActivationFunction
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x) => x * ((x + 3).Clip(0, 6) / 6);
}
