namespace Descent.Graph;

/// <summary>Rebuilds a graph with some of its values replaced by others.</summary>
internal static class Substitution
{
    /// <summary>The results as they are with other values in the place of some; nodes that need none of these stay as they are.</summary>
    public static IReadOnlyList<Tensor> Apply(IReadOnlyList<Tensor> results, IReadOnlyDictionary<Tensor, Tensor> replacements)
    {
        var map = new Dictionary<Tensor, Tensor>(replacements);
        foreach (var node in Topology.Sort(results))
        {
            if (!node.Inputs.Any(map.ContainsKey)) continue;
            var copy = Node.Create(node.Op, [.. node.Inputs.Select(Now)]);
            for (var i = 0; i < copy.Outputs.Count; i++) map.TryAdd(node.Outputs[i], copy.Outputs[i]);
        }
        return [.. results.Select(Now)];

        Tensor Now(Tensor value) => map.GetValueOrDefault(value, value);
    }
}
