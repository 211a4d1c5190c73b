namespace Descent.Graph.Ops;

/// <summary>Joins tensors along an axis.</summary>
/// <param name="Axis">The axis, counted from 0.</param>
public sealed record Concat(int Axis) : SingleOutputOp
{
    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs)
    {
        var first = inputs[0];
        var length = 0;
        foreach (var input in inputs)
        {
            if (input.DType != first.DType || input.Shape.Rank != first.Shape.Rank || input.Shape.With(Axis, 0) != first.Shape.With(Axis, 0))
                throw Mismatch(inputs, $"tensors that differ in axis {Axis} alone");
            length += input.Shape[Axis];
        }
        return new(first.DType, first.Shape.With(Axis, length));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient)
    {
        var inputs = output.Node.Inputs;
        var gradients = new Tensor?[inputs.Count];
        for (int i = 0, start = 0; i < gradients.Length; start += inputs[i].Shape[Axis], i++) gradients[i] = gradient.SliceAxis(Axis, start, inputs[i].Shape[Axis]);
        return gradients;
    }
}
