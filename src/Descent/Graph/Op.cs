namespace Descent.Graph;

/// <summary>
/// A primitive operation: a record of its settings with exactly two rules, the types of its outputs and its gradient in terms of
/// other ops. It holds no kernel: backends keep tables from op to kernel. Two ops of equal settings are equal, which is what
/// finding common subexpressions rests on; settings that are lists are <see cref="ValueList{T}"/> or <see cref="Shape"/>.
/// </summary>
public abstract record Op
{
    /// <summary>The name in printed programs and in errors.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>The types of the outputs for these inputs.</summary>
    /// <exception cref="ShapeException">The inputs do not fit the op; the message names both.</exception>
    public abstract IReadOnlyList<TensorType> Infer(IReadOnlyList<Tensor> inputs);

    /// <summary>
    /// The gradients with respect to the node's inputs, one an input, given those with respect to its outputs (null where an output
    /// does not matter). Null where an input has none: integers, truths, or places where the derivative is zero everywhere.
    /// </summary>
    public abstract IReadOnlyList<Tensor?> Gradients(Node node, IReadOnlyList<Tensor?> outputGradients);

    /// <summary>An error of this op: what it needs, and every type that it got.</summary>
    protected ShapeException Mismatch(IReadOnlyList<Tensor> inputs, string need) =>
        new($"{Name} needs {need}, got {string.Join(" and ", inputs.Select(input => input.Describe()))}.");
}

/// <summary>A primitive with one output, as most are.</summary>
public abstract record SingleOutputOp : Op
{
    /// <summary>The type of the output for these inputs.</summary>
    /// <exception cref="ShapeException">The inputs do not fit the op.</exception>
    public abstract TensorType InferOutput(IReadOnlyList<Tensor> inputs);

    /// <summary>The gradients with respect to the inputs, given <paramref name="gradient"/>, that of the output.</summary>
    /// <param name="output">The output, with <c>output.Node.Inputs</c> as the inputs.</param>
    /// <param name="gradient">The gradient with respect to the output, of the output's shape.</param>
    public abstract IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient);

    /// <inheritdoc/>
    public sealed override IReadOnlyList<TensorType> Infer(IReadOnlyList<Tensor> inputs) => [InferOutput(inputs)];

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Tensor?> Gradients(Node node, IReadOnlyList<Tensor?> outputGradients)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(outputGradients);
        return outputGradients[0] is { } gradient ? Gradients(node.Outputs[0], gradient) : new Tensor?[node.Inputs.Count];
    }
}
