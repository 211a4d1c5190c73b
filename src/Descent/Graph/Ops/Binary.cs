using Descent.Graph.Ops.Scalars;

namespace Descent.Graph.Ops;

/// <summary>A scalar function of two arguments, applied to the elements of two tensors of equal shape and type.</summary>
/// <param name="Function">The function.</param>
public sealed record Binary(BinaryFunction Function) : SingleOutputOp
{
    /// <inheritdoc/>
    public override string Name => Function.Name;

    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs)
    {
        if (inputs[0].Type != inputs[1].Type) throw Mismatch(inputs, "two tensors of equal type and shape");
        return Function.Accepts(inputs[0].DType) ? inputs[0].Type : throw Mismatch(inputs, Function.Domain);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (!output.DType.IsFloat()) return [null, null];
        var (left, right) = Function.Gradients(output.Node.Inputs[0], output.Node.Inputs[1], output, gradient);
        return [left, right];
    }
}
