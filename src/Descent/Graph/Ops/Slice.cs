namespace Descent.Graph.Ops;

/// <summary>A block of a tensor.</summary>
/// <param name="Starts">The first place, one number an axis.</param>
/// <param name="Lengths">How many places, one number an axis.</param>
public sealed record Slice(ValueList<int> Starts, ValueList<int> Lengths) : SingleOutputOp
{
    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs)
    {
        var shape = inputs[0].Shape;
        var fits = Starts.Count == shape.Rank && Lengths.Count == shape.Rank;
        for (var axis = 0; fits && axis < shape.Rank; axis++) fits = Starts[axis] >= 0 && Lengths[axis] >= 0 && Starts[axis] + Lengths[axis] <= shape[axis];
        return fits ? new(inputs[0].DType, [.. Lengths]) : throw Mismatch(inputs, $"a tensor that holds the block at {Starts} of lengths {Lengths}");
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient)
    {
        var shape = output.Node.Inputs[0].Shape;
        int[] after = [.. shape.Select((length, axis) => length - Starts[axis] - Lengths[axis])];
        return [gradient.Pad(Starts.Span, after)];
    }
}
