namespace Descent.Graph.Ops;

/// <summary>A value that each run gives under a name.</summary>
/// <param name="Label">The name.</param>
/// <param name="Type">Element type and shape.</param>
public sealed record Input(string Label, TensorType Type) : SingleOutputOp
{
    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs) => Type;

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) => [];
}
