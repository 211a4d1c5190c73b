namespace Descent.Graph.Ops;

/// <summary>Truths: whether the elements of two tensors of equal shape and type stand in a relation.</summary>
/// <param name="Relation">The relation.</param>
public sealed record Compare(Relation Relation) : SingleOutputOp
{
    /// <inheritdoc/>
    public override string Name => Relation.ToString();

    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs) =>
        inputs[0].Type == inputs[1].Type ? new(DType.Bool, inputs[0].Shape) : throw Mismatch(inputs, "two tensors of equal type and shape");

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) => [null, null];
}
