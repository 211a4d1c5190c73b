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
        var stack = new Stack<(Node Node, int NextInput)>();
        foreach (var result in results)
        {
            if (seen.Add(result.Node)) stack.Push((result.Node, 0));
            while (stack.TryPop(out var entry))
            {
                if (entry.NextInput == entry.Node.Inputs.Count)
                {
                    sorted.Add(entry.Node);
                    continue;
                }
                stack.Push((entry.Node, entry.NextInput + 1));
                var input = entry.Node.Inputs[entry.NextInput].Node;
                if (seen.Add(input)) stack.Push((input, 0));
            }
        }
        return sorted;
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
