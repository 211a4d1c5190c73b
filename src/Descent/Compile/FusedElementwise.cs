using Descent.Graph;

namespace Descent.Compile;

/// <summary>One step of a fused chain: an elementwise op of the graph applied to registers.</summary>
/// <param name="Op">A Unary, Binary, Compare, Select or Cast, or a Constant of one number (which has no arguments).</param>
/// <param name="Arguments">The registers it takes: the group's inputs come first, then the results of the steps, in order.</param>
/// <param name="DType">The element type of its result.</param>
public sealed record FusedStep(Op Op, ValueList<int> Arguments, DType DType);

/// <summary>
/// A chain (or several) of elementwise ops that is computed in one pass over the elements, without writing what lies between to
/// memory. An op of the compiler's graph only: fusing comes after differentiating.
/// </summary>
/// <param name="Iteration">The shape of the pass and of every output. Inputs may be smaller: they repeat along axes of length one and in front.</param>
/// <param name="Steps">The body.</param>
/// <param name="Results">The registers that leave the group, one an output.</param>
public sealed record FusedElementwise(Shape Iteration, ValueList<FusedStep> Steps, ValueList<int> Results) : Op
{
    /// <inheritdoc/>
    public override IReadOnlyList<TensorType> Infer(IReadOnlyList<Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return [.. Results.Select(register => new TensorType(register < inputs.Count ? inputs[register].DType : Steps[register - inputs.Count].DType, Iteration))];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Node node, IReadOnlyList<Tensor?> outputGradients) =>
        throw new InvalidOperationException("A fused group has no gradient: differentiate before compiling.");
}
