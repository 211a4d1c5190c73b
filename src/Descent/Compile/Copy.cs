using Descent.Graph;

namespace Descent.Compile;

/// <summary>The same values in memory of their own: put between a variable or an input and a result that must not share its memory.</summary>
public sealed record Copy : SingleOutputOp
{
    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs[0].Type;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) => [gradient];
}
