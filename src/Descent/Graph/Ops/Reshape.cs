namespace Descent.Graph.Ops;

/// <summary>The same elements, row-major, under another shape.</summary>
/// <param name="To">The shape.</param>
public sealed record Reshape(Shape To) : SingleOutputOp
{
    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs) =>
        inputs[0].Shape.Size == To.Size ? new(inputs[0].DType, To) : throw Mismatch(inputs, $"{To.Size} elements to fill {To}");

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) => [gradient.Reshape(output.Node.Inputs[0].Shape)];

    /// <summary>Computes a length given as -1.</summary>
    /// <exception cref="ShapeException">More than one length is -1, or no length fits.</exception>
    internal static Shape Resolve(Shape from, ReadOnlySpan<int> to)
    {
        var open = to.IndexOf(-1);
        if (open < 0) return [.. to];
        var known = 1L;
        for (var axis = 0; axis < to.Length; axis++) known *= axis == open ? 1 : to[axis];
        if (known <= 0 || from.Size % known != 0) throw new ShapeException($"Reshape needs one open length (-1) that the {from.Size} elements of {from} fill, got [{string.Join(", ", to.ToArray())}].");
        int[] lengths = [.. to];
        lengths[open] = (int)(from.Size / known);
        return [.. lengths];
    }
}
