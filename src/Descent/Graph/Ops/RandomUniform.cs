namespace Descent.Graph.Ops;

/// <summary>
/// Numbers of the uniform distribution on [0, 1), made by <see cref="Philox"/> from (seed, stream; step, row, element) alone. Its inputs
/// are three Int64 scalars: the seed, the step, and the number of the first row within the whole batch, so that a batch cut into
/// parts draws what it would draw uncut.
/// </summary>
/// <remarks>
/// The key is <see cref="Philox.Key(long, string)"/>(seed, stream). Element e of row r (the first axis is the row, the others together the
/// elements) takes, for Float32, word e mod 4 of the counter (low: e div 4 in the lower and first row + r in the upper 32 bits;
/// high: step) and its upper 24 bits; for Float64, the two words 2 (e mod 2) and 2 (e mod 2) + 1 of counter element e div 2, the
/// second as the upper half, and the upper 53 of these 64 bits.
/// </remarks>
/// <param name="Stream">The name of the stream: the layer's path and the use.</param>
/// <param name="DType">Float32 or Float64.</param>
/// <param name="Shape">The shape.</param>
public sealed record RandomUniform(string Stream, DType DType, Shape Shape) : SingleOutputOp
{
    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs)
    {
        if (inputs.Count != 3 || inputs.Any(input => input.Type != new TensorType(DType.Int64, Shape.Scalar))) throw Mismatch(inputs, "the seed, the step and the first row as Int64 scalars");
        return DType.IsFloat() ? new(DType, Shape) : throw new ShapeException($"{Name} makes Float32 or Float64 numbers, not {DType}.");
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) => [null, null, null];
}
