using Descent.Graph;

namespace Descent.Activations;

/// <summary>min(max(x + 3, 0), 6) / 6, as in Keras 3 and PyTorch (Keras 2 had 0.2 x + 0.5).</summary>
public sealed record HardSigmoid : ActivationFunction
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x) => (x + 3).Clip(0, 6) / 6;
}
