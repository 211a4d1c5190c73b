namespace Descent.Graph.Ops;

/// <summary>
/// Adds rows up at the places that numbers name, in the order of the rows: [i.., ..] and whole numbers [i..] give [count, ..], zero
/// where no number points.
/// </summary>
/// <param name="Count">The number of rows of the result.</param>
public sealed record ScatterAdd(int Count) : SingleOutputOp
{
    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs)
    {
        var (values, rows) = (inputs[0], inputs[1]);
        if (rows.DType != DType.Int32 || rows.Shape.Rank > values.Shape.Rank || values.Shape[..rows.Shape.Rank] != rows.Shape)
            throw Mismatch(inputs, "rows, and an Int32 number for each");
        return new(values.DType, Shape.Create([Count]).Concat(values.Shape[rows.Shape.Rank..]));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) => [gradient.Gather(output.Node.Inputs[1]), null];
}
