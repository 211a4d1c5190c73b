namespace Descent.Graph.Ops;

/// <summary>
/// The matrix product: [m, k] by [k, n], or [b, m, k] by [b, k, n], a product for each of b. Each element sums over k in order, with
/// fused multiply-adds.
/// </summary>
/// <param name="TransposeLeft">The left factor is given as [k, m].</param>
/// <param name="TransposeRight">The right factor is given as [n, k].</param>
public sealed record MatMul(bool TransposeLeft, bool TransposeRight) : SingleOutputOp
{
    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs)
    {
        var (left, right) = (inputs[0].Shape, inputs[1].Shape);
        if (left.Rank is not (2 or 3) || right.Rank != left.Rank || !inputs[0].DType.IsFloat() || inputs[0].DType != inputs[1].DType)
            throw Mismatch(inputs, "two matrices, or two batches of matrices, of one floating-point type");
        var inner = left[TransposeLeft ? ^2 : ^1];
        if (inner != right[TransposeRight ? ^1 : ^2] || left[..^2] != right[..^2])
            throw Mismatch(inputs, $"inner lengths that agree{(TransposeLeft ? ", the left transposed" : "")}{(TransposeRight ? ", the right transposed" : "")}");
        return new(inputs[0].DType, left[..^2].Concat([left[TransposeLeft ? ^1 : ^2], right[TransposeRight ? ^2 : ^1]]));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient)
    {
        var (left, right) = (output.Node.Inputs[0], output.Node.Inputs[1]);
        return
        [
            TransposeLeft ? Apply(right, gradient, TransposeRight, true) : Apply(gradient, right, false, !TransposeRight),
            TransposeRight ? Apply(gradient, left, true, TransposeLeft) : Apply(left, gradient, !TransposeLeft, false),
        ];
    }

    private static Tensor Apply(Tensor left, Tensor right, bool transposeLeft, bool transposeRight) =>
        Tensor.Apply(new MatMul(transposeLeft, transposeRight), left, right);
}
