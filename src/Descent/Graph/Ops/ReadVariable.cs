namespace Descent.Graph.Ops;

/// <summary>The value that a variable has when the run begins, whatever the run writes into it at its end.</summary>
/// <param name="Variable">The variable.</param>
public sealed record ReadVariable(Variable Variable) : SingleOutputOp
{
    /// <inheritdoc/>
    public override TensorType InferOutput(IReadOnlyList<Tensor> inputs) => Variable.Type;

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) => [];
}
