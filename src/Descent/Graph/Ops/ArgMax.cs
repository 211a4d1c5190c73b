namespace Descent.Graph.Ops;

/// <summary>The place of the greatest element along an axis, the first of equals, as Int32; the axis goes.</summary>
/// <param name="Axis">The axis, counted from 0.</param>
public sealed record ArgMax(int Axis) : SingleOutputOp
{
    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs) =>
        new(DType.Int32, [.. inputs[0].Shape.Where((_, axis) => axis != Axis)]);

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) => [null];
}
