namespace Descent.Graph.Ops;

/// <summary>Reorders the axes: axis i of the result is axis <c>Permutation[i]</c> of the input.</summary>
/// <param name="Permutation">Each axis once, counted from 0.</param>
public sealed record Transpose(ValueList<int> Permutation) : SingleOutputOp
{
    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs)
    {
        var shape = inputs[0].Shape;
        if (!Permutation.Order().SequenceEqual(Enumerable.Range(0, shape.Rank))) throw Mismatch(inputs, $"a tensor whose axes {Permutation} names once each");
        return new(inputs[0].DType, [.. Permutation.Select(axis => shape[axis])]);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) => [gradient.Transpose(Inverse())];

    private int[] Inverse()
    {
        var inverse = new int[Permutation.Count];
        for (var axis = 0; axis < inverse.Length; axis++) inverse[Permutation[axis]] = axis;
        return inverse;
    }
}
