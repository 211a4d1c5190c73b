namespace Descent.Graph;

/// <summary>The order of a graph's nodes.</summary>
public static class Topology
{
    /// <summary>All nodes that some values need, each after the nodes it takes from; the first result's come first. Without recursion, so that deep graphs do not overflow the stack.</summary>
    public static IReadOnlyList<Node> Sort(IEnumerable<Tensor> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var sorted = new List<Node>();
        var seen = new HashSet<Node>();
        var open = new List<Node>();
        var next = new List<int>();         // of each open node, the input to look at next
        foreach (var result in results)
        {
            Open(result.Node);
            while (open.Count > 0)
            {
                var (node, input) = (open[^1], next[^1]++);
                if (input < node.Inputs.Count) Open(node.Inputs[input].Node);
                else
                {
                    sorted.Add(node);
                    open.RemoveAt(open.Count - 1);
                    next.RemoveAt(next.Count - 1);
                }
            }
        }
        return sorted;

        void Open(Node node)
        {
            if (!seen.Add(node)) return;
            open.Add(node);
            next.Add(0);
        }
    }

    /// <summary>The nodes, in the order of <see cref="Sort"/>, that make some values or depend on them.</summary>
    internal static HashSet<Node> Dependents(IReadOnlyList<Node> nodes, IEnumerable<Tensor> values)
    {
        var dependents = values.Select(value => value.Node).ToHashSet();
        foreach (var node in nodes)
            if (node.Inputs.Any(input => dependents.Contains(input.Node))) dependents.Add(node);
        return dependents;
    }
}
