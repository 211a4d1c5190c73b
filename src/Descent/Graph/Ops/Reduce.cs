namespace Descent.Graph.Ops;

/// <summary>Reduces some axes of a tensor to one element each.</summary>
/// <param name="Reduction">Sum or maximum.</param>
/// <param name="Axes">The axes, counted from 0, ascending.</param>
/// <param name="KeepDimensions">Whether the reduced axes stay, with length 1.</param>
public sealed record Reduce(Reduction Reduction, ValueList<int> Axes, bool KeepDimensions) : SingleOutputOp
{
    /// <inheritdoc/>
    public override string Name => Reduction.ToString();

    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs)
    {
        if (inputs[0].DType is DType.Bool or DType.UInt8) throw Mismatch(inputs, "numbers (Cast converts truths and bytes)");
        var shape = inputs[0].Shape;
        return new(inputs[0].DType, KeepDimensions ? Kept(shape) : Left(shape));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient)
    {
        var input = output.Node.Inputs[0];
        if (!input.DType.IsFloat()) return [null];
        var kept = Kept(input.Shape);
        var spread = gradient.Reshape(kept).BroadcastTo(input.Shape);
        if (Reduction == Reduction.Sum) return [spread];
        var isGreatest = input.EqualTo(output.Reshape(kept).BroadcastTo(input.Shape)).Cast(input.DType);
        return [spread * isGreatest / isGreatest.Sum(Axes.Span, keepDimensions: true).BroadcastTo(input.Shape)];
    }

    private Shape Kept(Shape shape) => shape.Map((length, axis) => Axes.Contains(axis) ? 1 : length);

    private Shape Left(Shape shape)
    {
        List<int> left = [];
        for (var axis = 0; axis < shape.Rank; axis++)
            if (!Axes.Contains(axis)) left.Add(shape[axis]);
        return Shape.Create(left.ToArray());
    }
}
