using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Compile;

/// <summary>
/// Joins elementwise ops over one shape into groups that are computed in one pass. Broadcasts of smaller values and constants become
/// inputs and numbers of the group. Two groups join where one feeds the other and no path between them leaves the joined group.
/// </summary>
internal sealed class ElementwiseFuser
{
    private readonly GraphProgram _program;
    private readonly IReadOnlyList<Node> _nodes;
    private readonly Dictionary<Node, List<Node>> _users = [];
    private readonly Dictionary<Node, List<Node>> _groups = [];
    private readonly Dictionary<Node, int> _positions = [];
    private readonly HashSet<Tensor> _results;
    private readonly NodeMerger _merger;

    private ElementwiseFuser(GraphProgram program)
    {
        _program = program;
        _nodes = program.Nodes();
        _results = [.. program.Results];
        _merger = new(_nodes);
        for (var i = 0; i < _nodes.Count; i++) (_users[_nodes[i]], _positions[_nodes[i]]) = ([], i);
        foreach (var node in _nodes)
            foreach (var input in node.Inputs) _users[input.Node].Add(node);
    }

    public static GraphProgram Run(GraphProgram program)
    {
        var fuser = new ElementwiseFuser(program);
        fuser.FormGroups();
        return fuser.Rebuild();
    }

    private void FormGroups()
    {
        foreach (var node in _nodes)
        {
            if (!Elementwise.Is(node.Op)) continue;
            _groups[node] = [node];
            foreach (var input in node.Inputs)
                if (_groups.TryGetValue(input.Node, out var group) && input.Shape == node.Outputs[0].Shape) TryJoin(group, _groups[node]);
        }
    }

    private void TryJoin(List<Node> first, List<Node> second)
    {
        if (ReferenceEquals(first, second) || !_merger.TryMerge(first[0], second[0])) return;
        first.AddRange(second);
        foreach (var node in second) _groups[node] = first;
    }

    private GraphProgram Rebuild()
    {
        var map = new Dictionary<Tensor, Tensor>();
        foreach (var node in GroupOrder())
        {
            if (_groups.TryGetValue(node, out var group)) RebuildGroup(group, map);
            else foreach (var (old, now) in node.Outputs.Zip(Node.Create(Materialized(node), [.. node.Inputs.Select(input => map[input])]).Outputs)) map[old] = now;
        }
        return new([.. _program.Outputs.Select(output => map[output])], [.. _program.Updates.Select(update => update with { Value = map[update.Value] })]);
    }

    /// <summary>A broadcast that something other than a group takes is a pass that only repeats.</summary>
    private static Op Materialized(Node node) => node.Op is Broadcast broadcast ? new FusedElementwise(broadcast.To, [], [0]) : node.Op;

    /// <summary>One node of each group, and all nodes outside of groups but broadcasts that groups swallow, inputs before users.</summary>
    private List<Node> GroupOrder()
    {
        var order = new List<Node>();
        var done = new HashSet<object>();
        var stack = new Stack<Visit>();
        foreach (var result in _program.Results)
        {
            stack.Push(new(result.Node, Ready: false));
            while (stack.TryPop(out var entry))
            {
                object identity = _groups.TryGetValue(entry.Node, out var group) ? group : entry.Node;
                if (entry.Ready)
                {
                    if (done.Add(identity)) order.Add(entry.Node);
                    continue;
                }
                if (done.Contains(identity)) continue;
                stack.Push(entry with { Ready = true });
                var inputs = group is null ? entry.Node.Inputs : ExternalInputs(group);
                for (var i = inputs.Count - 1; i >= 0; i--) stack.Push(new(inputs[i].Node, Ready: false));
            }
        }
        return order;
    }

    private List<Tensor> ExternalInputs(List<Node> group)
    {
        var inputs = new List<Tensor>();
        foreach (var node in group)
            foreach (var input in node.Inputs)
            {
                if (_groups.TryGetValue(input.Node, out var other) && ReferenceEquals(other, group)) continue;
                var source = input.Node.Op is Broadcast ? input.Node.Inputs[0] : input;
                if (!IsNumber(source) && !inputs.Contains(source)) inputs.Add(source);
            }
        return inputs;
    }

    private static bool IsNumber(Tensor value) => value.Node.Op is Constant { Values.Count: 1 };

    private void RebuildGroup(List<Node> group, Dictionary<Tensor, Tensor> map)
    {
        var inputs = ExternalInputs(group);
        var registers = new Dictionary<Tensor, int>();
        var steps = new List<FusedStep>();
        foreach (var input in inputs) registers[input] = registers.Count;
        var known = new Dictionary<FusedStep, int>();     // what was to be computed anew for several members is computed once
        int Add(FusedStep step)
        {
            if (known.TryGetValue(step, out var register)) return register;
            steps.Add(step);
            return known[step] = inputs.Count + steps.Count - 1;
        }
        int Register(Tensor value)
        {
            var source = value.Node.Op is Broadcast && !registers.ContainsKey(value) ? value.Node.Inputs[0] : value;
            if (registers.TryGetValue(source, out var register)) return register;
            var number = (Constant)source.Node.Op;
            return registers[source] = Add(new(number with { Shape = Shape.Scalar }, [], source.DType));
        }
        var members = group.ToHashSet();
        var results = new List<int>();
        var outputs = new List<Tensor>();
        foreach (var node in group.OrderBy(node => _positions[node]))
        {
            var output = node.Outputs[0];
            var arguments = new int[node.Inputs.Count];
            for (var i = 0; i < arguments.Length; i++) arguments[i] = Register(node.Inputs[i]);
            registers[output] = Add(new(node.Op, new(arguments), output.DType));
            if (!_results.Contains(output) && _users[node].TrueForAll(members.Contains)) continue;
            results.Add(registers[output]);
            outputs.Add(output);
        }
        var fused = Node.Create(new FusedElementwise(group[0].Outputs[0].Shape, [.. steps], [.. results]), [.. inputs.Select(input => map[input])]);
        for (var i = 0; i < outputs.Count; i++) map[outputs[i]] = fused.Outputs[i];
    }
}
