namespace Descent.Graph.Ops;

/// <summary>Surrounds a tensor by a value.</summary>
/// <param name="Before">Places added in front, one number an axis.</param>
/// <param name="After">Places added behind, one number an axis.</param>
/// <param name="Value">What fills them.</param>
public sealed record Pad(ValueList<int> Before, ValueList<int> After, double Value) : SingleOutputOp
{
    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs)
    {
        var shape = inputs[0].Shape;
        if (Before.Count != shape.Rank || After.Count != shape.Rank || Before.Any(n => n < 0) || After.Any(n => n < 0))
            throw Mismatch(inputs, $"one count >= 0 an axis to pad, before {Before} and after {After}");
        return new(inputs[0].DType, shape.Map((length, axis) => length + Before[axis] + After[axis]));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) => [gradient.Slice(Before.Span, output.Node.Inputs[0].Shape.Dimensions)];
}
