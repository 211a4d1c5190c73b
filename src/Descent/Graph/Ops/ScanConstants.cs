namespace Descent.Graph.Ops;

/// <summary>Finds what a step takes from outside.</summary>
internal static class ScanConstants
{
    /// <summary>The values that the results need and that depend on none of the inputs, as late as possible; numbers, and what only repeats or reshapes, stay inside.</summary>
    public static IReadOnlyList<Tensor> Of(IReadOnlyList<Tensor> results, IReadOnlyList<Tensor> inputs)
    {
        var nodes = Topology.Sort(results);
        var varying = Topology.Dependents(nodes, inputs);
        var constants = new List<Tensor>();
        foreach (var value in nodes.Where(varying.Contains).SelectMany(node => node.Inputs).Concat(results)) Visit(value);
        return constants;

        void Visit(Tensor value)
        {
            if (varying.Contains(value.Node) || value.Node.Op is Constant || constants.Contains(value)) return;
            if (value.Node.Op is Broadcast or Reshape) Visit(value.Node.Inputs[0]);
            else constants.Add(value);
        }
    }
}
