namespace Descent.Graph.Ops;

/// <summary>
/// What a <see cref="Scan"/> computes at each step: a closed graph from inputs of its own to results. Two bodies are equal only if they are one
/// object.
/// </summary>
public sealed class ScanBody
{
    /// <summary>A body.</summary>
    /// <param name="inputs">Values of the op <see cref="Input"/> under different names: the carries, the sequences' slices, the constants.</param>
    /// <param name="results">The new carries, then the outputs. They depend on the inputs and on numbers alone.</param>
    /// <exception cref="ArgumentException">An input is something else, or the results need a value from outside of the body.</exception>
    public ScanBody(IReadOnlyList<Tensor> inputs, IReadOnlyList<Tensor> results)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(results);
        var labels = inputs.Select(input => (input.Node.Op as Input)?.Label).ToHashSet(StringComparer.Ordinal);
        if (labels.Count != inputs.Count || labels.Contains(null)) throw new ArgumentException("The inputs of a scan's body are inputs of a graph, each with a name of its own.", nameof(inputs));
        foreach (var node in Topology.Sort(results))
            if (node.Op is ReadVariable || (node.Op is Input && !inputs.Contains(node.Outputs[0])))
                throw new ArgumentException($"The body of a scan cannot use {node.Outputs[0].Describe()} from outside: make it a constant of the scan.", nameof(results));
        (Inputs, Results) = (inputs, results);
    }

    /// <summary>The carries, the slices of the sequences, the constants.</summary>
    public IReadOnlyList<Tensor> Inputs { get; }

    /// <summary>The new carries, in the order of the carries, and then the outputs.</summary>
    public IReadOnlyList<Tensor> Results { get; }
}
