namespace Descent.Graph.Ops;

/// <summary>The value itself, through which no gradient flows.</summary>
public sealed record StopGradient : SingleOutputOp
{
    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs) => inputs[0].Type;

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) => [null];
}
