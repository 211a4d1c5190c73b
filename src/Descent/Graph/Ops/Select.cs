namespace Descent.Graph.Ops;

/// <summary>Element by element the second input where the first, truths, is true, and the third elsewhere.</summary>
public sealed record Select : SingleOutputOp
{
    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs) =>
        inputs[0].DType == DType.Bool && inputs[0].Shape == inputs[1].Shape && inputs[1].Type == inputs[2].Type ? inputs[1].Type
            : throw Mismatch(inputs, "truths and two tensors of equal type, all of one shape");

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient)
    {
        var condition = output.Node.Inputs[0];
        return [null, condition.Select(gradient, gradient.Like(0)), condition.Select(gradient.Like(0), gradient)];
    }
}
