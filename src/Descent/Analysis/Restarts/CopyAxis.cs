using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Analysis.Restarts;

/// <summary>
/// Rewrites the graph of one copy into that of many: every value that differs between the copies gets a first axis, the copies. What is equal in all
/// stays as it is and is computed once. Each copy's numbers come out to the bit as alone, since no op adds up across the axis.
/// </summary>
/// <remarks>
/// The axis passes through elementwise ops, products, reductions and moves of elements. Every other op (convolutions, scans, random numbers, rows
/// scattered) is repeated for each copy on its part.
/// </remarks>
/// <param name="copies">The number of copies.</param>
/// <param name="leaf">The values of all copies, <c>[copies, ..]</c>, of a node without inputs; null where it is equal in all.</param>
internal sealed class CopyAxis(int copies, Func<Node, Tensor?> leaf)
{
    private readonly Dictionary<Tensor, Tensor> _many = [];

    /// <summary>The results of all copies; one that is equal in all keeps its shape.</summary>
    public IReadOnlyList<Tensor> Apply(IReadOnlyList<Tensor> results)
    {
        foreach (var node in Topology.Sort(results))
        {
            if (node.Inputs.Count == 0)
            {
                if (leaf(node) is { } given) _many[node.Outputs[0]] = given;
                continue;
            }
            if (!node.Inputs.Any(_many.ContainsKey)) continue;
            var outputs = Rewrite(node);
            for (var i = 0; i < outputs.Count; i++) _many[node.Outputs[i]] = outputs[i];
        }
        return [.. results.Select(result => _many.GetValueOrDefault(result, result))];
    }

    private IReadOnlyList<Tensor> Rewrite(Node node) => node.Op switch
    {
        Unary or Binary or Compare or Select or Cast or StopGradient => [Tensor.Apply(node.Op, [.. node.Inputs.Select(Many)])],
        Broadcast to => [Many(node.Inputs[0]).Reshape(Lead(Ones(to.To.Rank - node.Inputs[0].Shape.Rank).Concat(node.Inputs[0].Shape))).BroadcastTo(Lead(to.To))],
        Reshape to => [Many(node.Inputs[0]).Reshape(Lead(to.To))],
        Transpose move => [Many(node.Inputs[0]).Transpose([0, .. move.Permutation.Select(axis => axis + 1)])],
        Slice part => [Many(node.Inputs[0]).Slice([0, .. part.Starts], [copies, .. part.Lengths])],
        Pad pad => [Many(node.Inputs[0]).Pad([0, .. pad.Before], [0, .. pad.After], pad.Value)],
        Concat join => [Tensor.Concat(join.Axis + 1, [.. node.Inputs.Select(Many)])],
        Reduce reduce => [Tensor.Apply(reduce with { Axes = [.. reduce.Axes.Select(axis => axis + 1)] }, Many(node.Inputs[0]))],
        ArgMax argMax => [Tensor.Apply(new ArgMax(argMax.Axis + 1), Many(node.Inputs[0]))],
        MatMul product => [Product(product, Many(node.Inputs[0]), Many(node.Inputs[1]))],
        Gather gather when !_many.ContainsKey(node.Inputs[0]) => [Tensor.Apply(gather, node.Inputs[0], Many(node.Inputs[1]))],
        _ => Repeated(node),
    };

    private Tensor Many(Tensor value) => _many.TryGetValue(value, out var many) ? many : value.BroadcastTo(Lead(value.Shape));

    private static Tensor Product(MatMul product, Tensor left, Tensor right)
    {
        if (left.Shape.Rank == 3) return Tensor.Apply(product, left, right);
        var results = Tensor.Apply(product, left.Reshape(-1, left.Shape[^2], left.Shape[^1]), right.Reshape(-1, right.Shape[^2], right.Shape[^1]));
        return results.Reshape(left.Shape[..^2].Concat(results.Shape[1..]));
    }

    private Tensor[] Repeated(Node node)
    {
        Node[] each = [.. Enumerable.Range(0, copies).Select(copy => Node.Create(node.Op, [.. node.Inputs.Select(input => _many.TryGetValue(input, out var many) ? many[copy] : input)]))];
        return [.. node.Outputs.Select((output, i) => Tensor.Concat(0, [.. each.Select(copy => copy.Outputs[i].Reshape(Shape.Create([1]).Concat(output.Shape)))]))];
    }

    private Shape Lead(Shape shape) => Shape.Create([copies]).Concat(shape);

    private static Shape Ones(int axes) => [.. Enumerable.Repeat(1, axes)];
}
