using Descent.Graph;

namespace Descent.Activations;

/// <summary>The gated linear unit: the first half along an axis times the sigmoid of the second, so half as long there (Dauphin et al. 2016).</summary>
/// <param name="Axis">The axis, of even length; -1 is the last.</param>
public sealed record Glu(int Axis = -1) : ActivationFunction
{
    /// <inheritdoc/>
    /// <exception cref="ShapeException">The axis has an odd length, or does not exist.</exception>
    public override Tensor Apply(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        var axis = x.Shape.Axis(Axis);
        var half = x.Shape[axis] / 2;
        if (x.Shape[axis] % 2 != 0) throw new ShapeException($"Glu needs an even length along axis {axis} to halve, got {x.Describe()}: give the layer before it an even number of units.");
        return x.SliceAxis(axis, 0, half) * x.SliceAxis(axis, half, half).Sigmoid();
    }
}
