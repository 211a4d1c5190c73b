using Descent.Graph;

namespace Descent.Activations;

/// <summary>
/// min(max(x + 3, 0), 6) / 6, as in Keras 3 and PyTorch (Keras 2 had 0.2 x + 0.5). Its slope is PyTorch's, a sixth rounded to single precision also
/// where the rest is double: 3e-8 of it beside 1/6.
/// </summary>
public sealed record HardSigmoid : ActivationFunction
{
    private const double Slope = 1f / 6;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        var inside = (x + 3).Clip(0, 6);
        var sloped = inside * Slope;
        return sloped + ((inside / 6) - sloped).StopGradient();
    }
}
