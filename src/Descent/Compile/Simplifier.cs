using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Compile;

/// <summary>
/// Finds common subexpressions and applies the <see cref="SimplifyRules"/>, bottom up, so that each node is built once from
/// simplified inputs. Results that would be an input, a variable or a constant get memory of their own.
/// </summary>
internal sealed class Simplifier
{
    private readonly Dictionary<NodeKey, Node> _nodes = [];
    private readonly Dictionary<Node, Tensor> _simplified = [];

    public static GraphProgram Run(GraphProgram program)
    {
        var simplifier = new Simplifier();
        var map = new Dictionary<Tensor, Tensor>();
        foreach (var node in program.Nodes())
        {
            Tensor[] inputs = [.. node.Inputs.Select(input => map[input])];
            if (node.Outputs.Count == 1) map[node.Outputs[0]] = simplifier.Make(node.Op, inputs);
            else foreach (var (old, now) in node.Outputs.Zip(simplifier.Intern(node.Op, inputs).Outputs)) map[old] = now;
        }
        return new(
            [.. program.Outputs.Select(output => simplifier.Own(map[output]))],
            [.. program.Updates.Select(update => update with { Value = simplifier.Own(map[update.Value]) })]);
    }

    /// <summary>The simplest value equal to an op with one output applied to simplified inputs.</summary>
    public Tensor Make(Op op, params IReadOnlyList<Tensor> inputs)
    {
        var node = Intern(op, inputs);
        if (_simplified.TryGetValue(node, out var known)) return known;
        var result = node.Outputs[0];
        foreach (var rule in SimplifyRules.All)
        {
            if (rule(node, this) is not { } simpler) continue;
            result = simpler;
            break;
        }
        return _simplified[node] = result;
    }

    private Node Intern(Op op, IReadOnlyList<Tensor> inputs)
    {
        var key = new NodeKey(op, inputs);
        if (!_nodes.TryGetValue(key, out var node)) _nodes[key] = node = Node.Create(op, inputs);
        return node;
    }

    private Tensor Own(Tensor result)
    {
        var source = result;
        while (source.Node.Op is Reshape) source = source.Node.Inputs[0];
        return source.Node.Op is Input or ReadVariable or Constant ? Intern(new Copy(), [result]).Outputs[0] : result;
    }

    private sealed record NodeKey(Op Op, IReadOnlyList<Tensor> Inputs)
    {
        public bool Equals(NodeKey? other)
        {
            if (other is null || !Op.Equals(other.Op) || Inputs.Count != other.Inputs.Count) return false;
            for (var i = 0; i < Inputs.Count; i++)
                if (!ReferenceEquals(Inputs[i], other.Inputs[i])) return false;
            return true;
        }

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(Op);
            foreach (var input in Inputs) hash.Add(input);
            return hash.ToHashCode();
        }
    }
}
