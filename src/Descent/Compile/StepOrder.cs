using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Compile;

/// <summary>
/// The order in which a program's nodes run: the program's own, but what frees at least as much memory as it takes comes as soon as it can, such as a kernel's
/// gradient with its update, which is the last to need an activation. New values of variables wait until all have read the old ones.
/// </summary>
internal sealed class StepOrder
{
    private readonly List<Node> _nodes = [];
    private readonly List<Node> _order = [];
    private readonly Dictionary<Node, int> _positions = [];
    private readonly Dictionary<Tensor, Readers> _values = [];
    private readonly Dictionary<Storage, Readers> _variables = [];      // by memory: a variable may have several names
    private readonly Dictionary<Tensor, Readers> _written = [];      // a variable's new value -> who reads the old one
    private readonly List<int> _candidates = [];
    private readonly bool[] _done;

    private StepOrder(GraphProgram program)
    {
        foreach (var node in program.Nodes())
            if (node.Op is not Reshape) (IsLeaf(node) ? _order : _nodes).Add(node);
        _done = new bool[_nodes.Count];
        for (var i = 0; i < _nodes.Count; i++)
        {
            _positions[_nodes[i]] = i;
            foreach (var readers in Read(_nodes[i])) readers.Add(i);
        }
        foreach (var result in program.Results) ReadersOf(MemoryPlanner.Source(result)).AreForever = true;
        foreach (var (variable, value) in program.Updates)
        {
            var source = MemoryPlanner.Source(value);
            if (!_positions.TryGetValue(source.Node, out var writer) || !_written.TryAdd(source, ReadersOf(variable))) continue;
            _written[source].Writers.Add(writer);
        }
    }

    /// <summary>All nodes but reshapes: inputs, variables and constants first.</summary>
    public static List<Node> Of(GraphProgram program) => new StepOrder(program).Run();

    private List<Node> Run()
    {
        for (var i = 0; i < _nodes.Count; i++)
        {
            if (!_done[i]) Append(i);
            for (var next = 0; next < _candidates.Count; next++)
                if (!_done[_candidates[next]] && IsReady(_nodes[_candidates[next]]) && Frees(_nodes[_candidates[next]])) Append(_candidates[next]);
            _candidates.Clear();
        }
        return _order;
    }

    private static bool IsLeaf(Node node) => node.Op is Input or ReadVariable or Constant;

    /// <summary>What a node reads: each value once, or the variable where it is one.</summary>
    private IEnumerable<Readers> Read(Node node) => node.Inputs.Select(input => MemoryPlanner.Source(input)).Select(source => source.Node.Op is ReadVariable read ? ReadersOf(read.Variable) : ReadersOf(source)).Distinct();

    private Readers ReadersOf(Tensor value)
    {
        if (!_values.TryGetValue(value, out var readers)) _values[value] = readers = new(IsLeaf(value.Node) ? 0 : value.Type.Bytes);
        return readers;
    }

    private Readers ReadersOf(Variable variable)
    {
        if (!_variables.TryGetValue(variable.Storage, out var readers)) _variables[variable.Storage] = readers = new(0);
        return readers;
    }

    /// <summary>Runs a node next, and looks at whom that may have set free: its users, the last who shares an input, and the writers of what it reads.</summary>
    private void Append(int node)
    {
        _done[node] = true;
        _order.Add(_nodes[node]);
        foreach (var readers in Read(_nodes[node]))
        {
            readers.Left--;
            if (readers.Left > 1) continue;
            _candidates.AddRange(readers.Writers);
            if (readers.Bytes > 0) _candidates.AddRange(readers.Nodes);
        }
        foreach (var output in _nodes[node].Outputs) _candidates.AddRange(ReadersOf(output).Nodes);
    }

    private bool IsReady(Node node)
    {
        foreach (var input in node.Inputs)
            if (_positions.TryGetValue(MemoryPlanner.Source(input).Node, out var maker) && !_done[maker]) return false;
        foreach (var output in node.Outputs)
            if (_written.TryGetValue(output, out var old) && old.Left > (old.Nodes.Contains(_positions[node]) ? 1 : 0)) return false;
        return true;
    }

    /// <summary>Whether a node that is ready frees at least as much as it takes. What it writes into variables takes nothing.</summary>
    private bool Frees(Node node)
    {
        long bytes = 0;
        foreach (var readers in Read(node))
            if (readers is { Left: 1, AreForever: false }) bytes += readers.Bytes;
        foreach (var output in node.Outputs)
            if (!_written.ContainsKey(output)) bytes -= output.Type.Bytes;
        return bytes >= 0;
    }

    /// <summary>Who reads a value.</summary>
    /// <param name="bytes">The part of the arena that it takes.</param>
    private sealed class Readers(long bytes)
    {
        public long Bytes { get; } = bytes;

        public List<int> Nodes { get; } = [];

        /// <summary>Who makes new values of it, if it is a variable.</summary>
        public List<int> Writers { get; } = [];

        /// <summary>How many of the nodes have still to run.</summary>
        public int Left { get; set; }

        /// <summary>Whether it is a result of the program.</summary>
        public bool AreForever { get; set; }

        public void Add(int node)
        {
            Nodes.Add(node);
            Left++;
        }
    }
}
