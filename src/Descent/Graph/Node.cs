namespace Descent.Graph;

/// <summary>One use of an op in a graph: the op, its inputs, and its outputs. Immutable; a graph is what is reached from its results.</summary>
public sealed class Node
{
    internal Node(Op op, IReadOnlyList<Tensor> inputs)
    {
        Op = op;
        Inputs = inputs;
        var types = op.Infer(inputs);
        var outputs = new Tensor[types.Count];
        for (var i = 0; i < outputs.Length; i++) outputs[i] = new Tensor(this, i, types[i]);
        Outputs = outputs;
    }

    /// <summary>The op.</summary>
    public Op Op { get; }

    /// <summary>The values the op is applied to.</summary>
    public IReadOnlyList<Tensor> Inputs { get; }

    /// <summary>The values it makes.</summary>
    public IReadOnlyList<Tensor> Outputs { get; }

    /// <summary>Applies an op.</summary>
    /// <exception cref="ShapeException">The inputs do not fit the op.</exception>
    public static Node Create(Op op, params IReadOnlyList<Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(op);
        ArgumentNullException.ThrowIfNull(inputs);
        return new(op, inputs);
    }
}
