using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Compile;

/// <summary>
/// Makes one scan of those that run the same recurrence (a gradient asks for the forward scan once more, with what it needs as further outputs),
/// and leaves out of each the outputs, carries and inputs that no result needs.
/// </summary>
internal sealed class ScanPruner
{
    private readonly GraphProgram _program;
    private readonly IReadOnlyList<Node> _nodes;
    private readonly List<List<Node>> _groups = [];      // equal recurrences, in the program's order
    private readonly Dictionary<Node, Kept> _kept = [];      // a group's first node -> what is left of the group
    private readonly HashSet<Tensor> _live;

    private ScanPruner(GraphProgram program)
    {
        _program = program;
        _nodes = program.Nodes();
        _live = [.. program.Results];
    }

    public static GraphProgram Run(GraphProgram program) => program.Nodes().Any(node => node.Op is Scan) ? new ScanPruner(program).Run() : program;

    private GraphProgram Run()
    {
        foreach (var node in _nodes)
            if (node.Op is Scan) Join(node);
        for (var i = _nodes.Count - 1; i >= 0; i--) FindLive(_nodes[i]);
        var map = new Dictionary<Tensor, Tensor>();
        foreach (var node in _nodes)
        {
            if (_kept.TryGetValue(node, out var kept)) Rebuild(kept, map);
            else if (node.Op is not Scan && node.Outputs.Any(_live.Contains))
                foreach (var (old, now) in node.Outputs.Zip(Node.Create(node.Op, [.. node.Inputs.Select(input => map[input])]).Outputs)) map[old] = now;
        }
        return new([.. _program.Outputs.Select(output => map[output])], [.. _program.Updates.Select(update => update with { Value = map[update.Value] })]);
    }

    private void Join(Node node)
    {
        var group = _groups.Find(group => IsSame(group[0], node));
        if (group is null) _groups.Add([node]);
        else group.Add(node);
    }

    /// <summary>Whether two scans have the same carries after each step: they differ in outputs alone.</summary>
    private static bool IsSame(Node left, Node right)
    {
        var (a, b) = ((Scan)left.Op, (Scan)right.Op);
        return a.Reverse == b.Reverse && a.Steps == b.Steps && a.Carries == b.Carries && ReferenceEquals(a.Body.Inputs, b.Body.Inputs)
            && a.Body.Results.Take(a.Carries).SequenceEqual(b.Body.Results.Take(b.Carries)) && left.Inputs.SequenceEqual(right.Inputs);
    }

    /// <summary>Marks what a node needs. Users come first; a group's first node comes after the users of all its nodes.</summary>
    private void FindLive(Node node)
    {
        if (node.Op is not Scan)
        {
            if (node.Outputs.Any(_live.Contains)) _live.UnionWith(node.Inputs);
            return;
        }
        var group = _groups.Find(group => ReferenceEquals(group[0], node));
        if (group is null || !group.Any(member => member.Outputs.Any(_live.Contains))) return;
        var kept = _kept[node] = Needed(group);
        _live.UnionWith(kept.Inputs.Select(input => node.Inputs[input]));
    }

    private Kept Needed(List<Node> group)
    {
        var scan = (Scan)group[0].Op;
        var carries = Enumerable.Range(0, scan.Carries).Where(carry => group.Any(member => _live.Contains(member.Outputs[carry]))).ToHashSet();
        Tensor[] outputs = [.. group.SelectMany(LiveOutputs).Distinct()];
        while (true)
        {
            var reached = Topology.Sort(carries.Select(carry => scan.Body.Results[carry]).Concat(outputs)).ToHashSet();
            var inputs = Enumerable.Range(0, scan.Body.Inputs.Count).Where(input => carries.Contains(input) || reached.Contains(scan.Body.Inputs[input].Node)).ToArray();
            var before = carries.Count;
            carries.UnionWith(inputs.Where(input => input < scan.Carries));
            if (carries.Count == before) return new(group, [.. carries.Order()], outputs, inputs);
        }
    }

    private IEnumerable<Tensor> LiveOutputs(Node member)
    {
        var scan = (Scan)member.Op;
        return Enumerable.Range(scan.Carries, member.Outputs.Count - scan.Carries).Where(output => _live.Contains(member.Outputs[output])).Select(output => scan.Body.Results[output]);
    }

    private static void Rebuild(Kept kept, Dictionary<Tensor, Tensor> map)
    {
        var (first, scan) = (kept.Group[0], (Scan)kept.Group[0].Op);
        var body = new ScanBody([.. kept.Inputs.Select(input => scan.Body.Inputs[input])], [.. kept.Carries.Select(carry => scan.Body.Results[carry]), .. kept.Outputs]);
        var op = scan with { Body = body, Carries = kept.Carries.Count, Sequences = kept.Inputs.Count(scan.IsSequence) };
        var node = Node.Create(op, [.. kept.Inputs.Select(input => map[first.Inputs[input]])]);
        foreach (var member in kept.Group)
        {
            var results = ((Scan)member.Op).Body.Results;
            for (var i = 0; i < results.Count; i++)
            {
                var place = i < scan.Carries ? kept.Carries.IndexOf(i) : Array.IndexOf(kept.Outputs, results[i]) is >= 0 and var output ? op.Carries + output : -1;
                if (place >= 0) map[member.Outputs[i]] = node.Outputs[place];
            }
        }
    }

    /// <param name="Group">The scans.</param>
    /// <param name="Carries">Which carries are left.</param>
    /// <param name="Outputs">The values of the body that are left as outputs.</param>
    /// <param name="Inputs">Which inputs are left.</param>
    private sealed record Kept(List<Node> Group, List<int> Carries, Tensor[] Outputs, IReadOnlyList<int> Inputs);
}
