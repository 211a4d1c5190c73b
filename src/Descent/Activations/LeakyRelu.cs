using Descent.Graph;

namespace Descent.Activations;

/// <summary>x for x &gt; 0, else slope · x (Maas et al. 2013). The derivative at 0 is the slope.</summary>
/// <param name="NegativeSlope">The slope below 0; 0.2 as in Keras (whose layer LeakyReLU has 0.3, and PyTorch 0.01).</param>
public sealed record LeakyRelu(double NegativeSlope = 0.2) : ActivationFunction
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x) => (x > 0).Select(x, x * NegativeSlope);
}
