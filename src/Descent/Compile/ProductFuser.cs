using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Compile;

/// <summary>
/// Attaches to each product (of matrices, or a convolution) an elementwise group that takes it whole, if the group's other inputs do not wait for the product.
/// </summary>
internal static class ProductFuser
{
    public static GraphProgram Run(GraphProgram program)
    {
        var nodes = program.Nodes();
        var results = program.Results.ToHashSet();
        var users = new Dictionary<Tensor, List<Node>>();
        foreach (var node in nodes)
        {
            foreach (var output in node.Outputs) users[output] = [];
            foreach (var input in node.Inputs) users[input].Add(node);
        }
        var merger = new NodeMerger(nodes);
        var products = new Dictionary<Node, Tensor>();      // group -> the product (perhaps reshaped) that it follows
        foreach (var node in nodes)
            if (FusedProduct.Takes(node.Op) && Follower([node], users, products, merger) is { } match) products[match.Group] = match.Value;
        return products.Count == 0 ? program : Rebuild(program, products, users, results);
    }

    /// <summary>A group that can be attached to a product.</summary>
    /// <param name="chain">The product, and the reshapes of it that lead to the value that is looked at.</param>
    /// <param name="users">Who takes each value.</param>
    /// <param name="taken">The groups that are attached to a product already.</param>
    /// <param name="merger">Knows what runs as one already.</param>
    private static (Node Group, Tensor Value)? Follower(IReadOnlyList<Node> chain, Dictionary<Tensor, List<Node>> users, Dictionary<Node, Tensor> taken, NodeMerger merger)
    {
        var value = chain[^1].Outputs[0];
        foreach (var user in users[value])
        {
            if (user.Op is Reshape && Follower([.. chain, user], users, taken, merger) is { } behind) return behind;
            if (user.Op is not FusedElementwise group || taken.ContainsKey(user) || group.Iteration.Size != value.Shape.Size || group.Steps.Count == 0) continue;
            if (user.Inputs.Any(input => !ReferenceEquals(input, value) && chain.Contains(input.Node))) continue;
            if (merger.TryMerge([.. chain, user])) return (user, value);
        }
        return null;
    }

    private static Node Product(Tensor value)
    {
        while (value.Node.Op is Reshape) value = value.Node.Inputs[0];
        return value.Node;
    }

    private static GraphProgram Rebuild(GraphProgram program, Dictionary<Node, Tensor> products, Dictionary<Tensor, List<Node>> users, HashSet<Tensor> results)
    {
        var map = new Dictionary<Tensor, Tensor>();
        var owners = new Dictionary<Node, Node>();
        foreach (var (group, product) in products) owners.Add(Product(product), group);
        var stack = new Stack<Visit>();
        foreach (var result in program.Results)
        {
            stack.Push(new(result.Node, Ready: false));
            while (stack.TryPop(out var entry))
            {
                var node = owners.GetValueOrDefault(entry.Node, entry.Node);
                if (node.Outputs.All(map.ContainsKey) && entry.Node.Outputs.All(map.ContainsKey)) continue;
                var inputs = products.TryGetValue(node, out var product) ? Inputs(node, product) : node.Inputs;
                if (entry.Ready)
                {
                    if (product is null) Keep(node, inputs, map);
                    else Attach(node, product, inputs, map, users, results);
                    continue;
                }
                stack.Push(new(node, Ready: true));
                for (var i = inputs.Count - 1; i >= 0; i--) stack.Push(new(inputs[i].Node, Ready: false));
            }
        }
        return new([.. program.Outputs.Select(output => map[output])], [.. program.Updates.Select(update => update with { Value = map[update.Value] })]);
    }

    private static List<Tensor> Inputs(Node group, Tensor product) =>
        [.. Product(product).Inputs, .. group.Inputs.Where(input => !ReferenceEquals(input, product))];

    private static void Keep(Node node, IReadOnlyList<Tensor> inputs, Dictionary<Tensor, Tensor> map)
    {
        var copy = Node.Create(node.Op, [.. inputs.Select(input => map[input])]);
        foreach (var (old, now) in node.Outputs.Zip(copy.Outputs)) map[old] = now;
    }

    private static void Attach(Node node, Tensor value, IReadOnlyList<Tensor> inputs, Dictionary<Tensor, Tensor> map, Dictionary<Tensor, List<Node>> users, HashSet<Tensor> results)
    {
        var group = (FusedElementwise)node.Op;
        var product = Product(value).Outputs[0];
        var register = 0;
        while (!ReferenceEquals(node.Inputs[register], value)) register++;
        var leaves = IsNeededBeside(product, node, users, results);
        if (leaves) group = group with { Results = [.. group.Results, register] };
        var fused = Node.Create(new FusedProduct((SingleOutputOp)product.Node.Op, group, register), [.. inputs.Select(input => map[input])]);
        for (var i = 0; i < node.Outputs.Count; i++) map[node.Outputs[i]] = fused.Outputs[i];
        var whole = leaves ? fused.Outputs[^1] : fused.Outputs[0];      // where it is not needed, any value marks the product as built
        map[product] = leaves ? whole.Reshape(product.Shape) : whole;
    }

    private static bool IsNeededBeside(Tensor value, Node group, Dictionary<Tensor, List<Node>> users, HashSet<Tensor> results) =>
        results.Contains(value) || users[value].Exists(user => user.Op is Reshape ? IsNeededBeside(user.Outputs[0], group, users, results) : !ReferenceEquals(user, group));
}
