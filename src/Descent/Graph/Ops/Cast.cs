namespace Descent.Graph.Ops;

/// <summary>The values in another element type. Truths become 0 and 1; numbers become true where they are not 0; fractions are cut off.</summary>
/// <param name="To">The element type.</param>
public sealed record Cast(DType To) : SingleOutputOp
{
    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs) => new(To, inputs[0].Shape);

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient)
    {
        var from = output.Node.Inputs[0].DType;
        return [To.IsFloat() && from.IsFloat() ? gradient.Cast(from) : null];
    }
}
