namespace Descent.Graph;

/// <summary>Backpropagation: the gradient of a scalar as further nodes of the graph, which can be differentiated again.</summary>
public static class Autodiff
{
    /// <summary>The gradients of a scalar with respect to some values; zeros where it does not depend on one.</summary>
    /// <param name="loss">A floating-point scalar.</param>
    /// <param name="values">Inputs, variables' values, or anything between them and the loss.</param>
    /// <exception cref="ShapeException"><paramref name="loss"/> is no floating-point scalar.</exception>
    public static IReadOnlyList<Tensor> Gradients(Tensor loss, IReadOnlyList<Tensor> values)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(values);
        if (loss.Shape.Rank != 0 || !loss.DType.IsFloat())
            throw new ShapeException($"A gradient is taken of a floating-point scalar, got {loss.Describe()}: reduce it with Sum or Mean first.");
        return Gradients([loss], [Tensor.Constant(1, loss.DType)], values);
    }

    /// <summary>The gradients of Σ results · cotangents with respect to some values.</summary>
    public static IReadOnlyList<Tensor> Gradients(IReadOnlyList<Tensor> results, IReadOnlyList<Tensor> cotangents, IReadOnlyList<Tensor> values)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(cotangents);
        ArgumentNullException.ThrowIfNull(values);
        var nodes = Topology.Sort(results);
        var needed = Topology.Dependents(nodes, values);      // no other node needs a gradient
        var gradients = new Dictionary<Tensor, Tensor>();
        for (var i = 0; i < results.Count; i++) Accumulate(gradients, results[i], cotangents[i]);
        for (var i = nodes.Count - 1; i >= 0; i--)
            if (needed.Contains(nodes[i])) Propagate(nodes[i], needed, gradients);
        return [.. values.Select(value => gradients.TryGetValue(value, out var gradient) ? gradient : Tensor.Zeros(value.DType, value.Shape))];
    }

    private static void Propagate(Node node, HashSet<Node> needed, Dictionary<Tensor, Tensor> gradients)
    {
        var outputs = new Tensor?[node.Outputs.Count];
        for (var i = 0; i < outputs.Length; i++) outputs[i] = gradients.GetValueOrDefault(node.Outputs[i]);
        if (node.Inputs.Count == 0 || Array.TrueForAll(outputs, gradient => gradient is null)) return;
        var inputs = node.Op.Gradients(node, outputs);
        for (var i = 0; i < inputs.Count; i++)
            if (inputs[i] is { } gradient && needed.Contains(node.Inputs[i].Node)) Accumulate(gradients, node.Inputs[i], gradient);
    }

    private static void Accumulate(Dictionary<Tensor, Tensor> gradients, Tensor value, Tensor gradient)
    {
        if (gradient.Type != value.Type) throw new ShapeException($"The gradient of {value.Describe()} came out as {gradient.Describe()}: the rule of {value.Node.Op.Name} or of a user of it is wrong.");
        gradients[value] = gradients.TryGetValue(value, out var sum) ? sum + gradient : gradient;
    }
}
