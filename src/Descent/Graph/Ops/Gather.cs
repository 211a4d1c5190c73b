namespace Descent.Graph.Ops;

/// <summary>Rows by number: [n, ..] and whole numbers [i..] give [i.., ..].</summary>
/// <param name="Table">What the rows are of, for the error of a number without a row; null for nothing to say.</param>
public sealed record Gather(string? Table = null) : SingleOutputOp
{
    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs) =>
        inputs[0].Shape.Rank > 0 && inputs[1].DType == DType.Int32 ? new(inputs[0].DType, inputs[1].Shape.Concat(inputs[0].Shape[1..]))
            : throw Mismatch(inputs, "a tensor with rows, and Int32 row numbers");

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient)
    {
        var (table, rows) = (output.Node.Inputs[0], output.Node.Inputs[1]);
        return [table.DType.IsFloat() ? gradient.ScatterAdd(rows, table.Shape[0]) : null, null];
    }
}
