namespace Descent.Graph.Ops;

/// <summary>Repeats along axes of length one, and along new axes in front.</summary>
/// <param name="To">The shape of the result; the input's axes are its last ones.</param>
public sealed record Broadcast(Shape To) : SingleOutputOp
{
    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs)
    {
        var from = inputs[0].Shape;
        var added = To.Rank - from.Rank;
        var fits = added >= 0;
        for (var axis = 0; fits && axis < from.Rank; axis++) fits = from[axis] == 1 || from[axis] == To[axis + added];
        return fits ? new(inputs[0].DType, To) : throw Mismatch(inputs, $"a shape whose axes are 1 or those at the end of {To}");
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) =>
        [output.DType.IsFloat() ? gradient.SumTo(output.Node.Inputs[0].Shape) : null];
}
