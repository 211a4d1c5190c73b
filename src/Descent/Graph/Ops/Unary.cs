using Descent.Graph.Ops.Scalars;

namespace Descent.Graph.Ops;

/// <summary>A scalar function of one argument, applied to each element.</summary>
/// <param name="Function">The function.</param>
public sealed record Unary(UnaryFunction Function) : SingleOutputOp
{
    /// <inheritdoc/>
    public override string Name => Function.Name;

    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs) => Function.Accepts(inputs[0].DType) ? inputs[0].Type
        : throw Mismatch(inputs, Function.Domain);

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient)
    {
        ArgumentNullException.ThrowIfNull(output);
        return [output.DType.IsFloat() && Function.Derivative(output.Node.Inputs[0], output) is { } derivative ? gradient * derivative : null];
    }
}
