using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Compile;

/// <summary>
/// Puts the nodes in order and gives each value its memory. Reshapes share their input's. A new value of a variable is written
/// straight into the variable where nothing reads the old one later, else copied there at the end. An elementwise result replaces an
/// input that is not needed any more. All else shares one arena by first and last use.
/// </summary>
internal sealed class MemoryPlanner
{
    private const int Alignment = HostStorage.Alignment;
    private const int Forever = int.MaxValue;
    private readonly GraphProgram _program;
    private readonly Backend _backend;
    private readonly List<Node> _order;
    private readonly List<PlannedBuffer> _buffers = [];
    private readonly List<(int First, int Last)> _uses = [];
    private readonly Dictionary<Tensor, int> _place = [];
    private readonly Dictionary<Variable, int> _variables = [];
    private readonly Dictionary<Tensor, int> _lastUse = [];

    private MemoryPlanner(GraphProgram program, Backend backend)
    {
        _program = program;
        _backend = backend;
        _order = StepOrder.Of(program);
    }

    public static ExecutionPlan Run(GraphProgram program, Backend backend) => new MemoryPlanner(program, backend).Plan();

    private ExecutionPlan Plan()
    {
        FindLastUses();
        var direct = DirectUpdates();
        var steps = new List<PlannedStep>();
        for (var index = 0; index < _order.Count; index++)
            if (!TryPlaceLeaf(_order[index])) steps.Add(PlaceStep(_order[index], index, direct));
        foreach (var (variable, value) in _program.Updates)
            if (Place(value) != VariableBuffer(variable)) steps.Add(CopyInto(variable, value));
        long unplanned = 0;
        foreach (var buffer in _buffers)
            if (buffer.Kind == BufferKind.Arena) unplanned += Align(buffer.Bytes);
        var arena = AssignOffsets();
        return new(steps, _buffers, [.. _program.Outputs.Select(output => new PlannedValue(Place(output), output.Type))], arena, unplanned);
    }

    /// <summary>The value whose memory another, perhaps reshaped, lies in.</summary>
    internal static Tensor Source(Tensor value)
    {
        while (value.Node.Op is Reshape) value = value.Node.Inputs[0];
        return value;
    }

    private int Place(Tensor value) => _place[Source(value)];

    private void FindLastUses()
    {
        for (var index = 0; index < _order.Count; index++)
            foreach (var input in _order[index].Inputs) _lastUse[Source(input)] = index;
        foreach (var result in _program.Results) _lastUse[Source(result)] = Forever;
    }

    /// <summary>The new values that may be written straight into their variables: each node's outputs that are one.</summary>
    private Dictionary<Tensor, Variable> DirectUpdates()
    {
        var position = new Dictionary<Node, int>();
        for (var index = 0; index < _order.Count; index++) position[_order[index]] = index;
        var reads = _order.Where(node => node.Op is ReadVariable).ToDictionary(node => ((ReadVariable)node.Op).Variable, node => node.Outputs[0]);
        var direct = new Dictionary<Tensor, Variable>();
        foreach (var (variable, value) in _program.Updates)
        {
            var source = Source(value);
            if (direct.ContainsKey(source) || source.Node.Op is Input or ReadVariable or Constant) continue;
            var writer = position[source.Node];
            if (!reads.TryGetValue(variable, out var read) || MayReplace(read, source.Node, writer)) direct[source] = variable;
        }
        return direct;
    }

    /// <summary>Whether a node may overwrite a value: nobody reads it later, and the node itself reads it only element by element.</summary>
    private bool MayReplace(Tensor value, Node writer, int position)
    {
        if (!_lastUse.TryGetValue(value, out var last) || last < position) return true;
        return last == position && Replaceable(writer).Contains(value);
    }

    /// <summary>The inputs (before reshapes) that a node reads only at the place that it writes.</summary>
    private static IEnumerable<Tensor> Replaceable(Node node)
    {
        var (group, inputs) = node.Op switch
        {
            FusedElementwise fused => (fused, node.Inputs.ToList()),
            FusedProduct fused => (fused.Epilogue, node.Inputs.Skip(2).ToList()),
            _ => (null, []),
        };
        if (group is null) return [];
        var whole = inputs.Where(input => input.Shape == group.Iteration).Select(Source).ToHashSet();
        var partial = inputs.Where(input => input.Shape != group.Iteration).Concat(node.Op is FusedProduct ? node.Inputs.Take(2) : []).Select(Source);
        return whole.Except(partial);
    }

    private bool TryPlaceLeaf(Node node)
    {
        var output = node.Outputs[0];
        switch (node.Op)
        {
            case Input input: _place[output] = Add(new(BufferKind.Input, output.Type, Name: input.Label), 0, Forever); return true;
            case ReadVariable read: _place[output] = VariableBuffer(read.Variable); return true;
            case Constant constant: _place[output] = Add(new(BufferKind.Constant, output.Type, Constant: constant), 0, Forever); return true;
            default: return false;
        }
    }

    private int VariableBuffer(Variable variable)
    {
        if (!_variables.TryGetValue(variable, out var buffer)) _variables[variable] = buffer = Add(new(BufferKind.Variable, variable.Type, Variable: variable), 0, Forever);
        return buffer;
    }

    private int Add(PlannedBuffer buffer, int first, int last)
    {
        _buffers.Add(buffer);
        _uses.Add((first, last));
        return _buffers.Count - 1;
    }

    private PlannedStep PlaceStep(Node node, int index, Dictionary<Tensor, Variable> direct)
    {
        foreach (var output in node.Outputs)
            if (direct.TryGetValue(output, out var variable)) _place[output] = VariableBuffer(variable);
        var free = Replaceable(node).Where(input => _lastUse[input] == index && _buffers[_place[input]].Kind == BufferKind.Arena).ToList();
        foreach (var output in node.Outputs)
        {
            if (_place.ContainsKey(output)) continue;
            var last = _lastUse.GetValueOrDefault(output, index);
            var replaced = free.FindIndex(input => input.DType.Size() == output.DType.Size());
            if (replaced >= 0)
            {
                var buffer = _place[free[replaced]];
                _place[output] = buffer;
                _uses[buffer] = (_uses[buffer].First, Math.Max(_uses[buffer].Last, last));
                free.RemoveAt(replaced);
            }
            else _place[output] = Add(new(BufferKind.Arena, output.Type), index, last);
        }
        var step = new PlannedStep(node.Op, Values(node.Inputs), Values(node.Outputs));
        var workspace = _backend.WorkspaceBytes(step);
        return workspace == 0 ? step : step with { Workspace = Add(new(BufferKind.Arena, new(DType.UInt8, [checked((int)workspace)])), index, index) };
    }

    private PlannedValue[] Values(IReadOnlyList<Tensor> tensors) => [.. tensors.Select(tensor => new PlannedValue(Place(tensor), tensor.Type))];

    private PlannedStep CopyInto(Variable variable, Tensor value) =>
        new(new Copy(), [new(Place(value), value.Type)], [new(VariableBuffer(variable), variable.Type)]);

    private long AssignOffsets()
    {
        List<int> arena = [];
        List<ArenaPlacement.Buffer> placed = [];
        for (var i = 0; i < _buffers.Count; i++)
        {
            if (_buffers[i].Kind != BufferKind.Arena) continue;
            arena.Add(i);
            placed.Add(new(Align(_buffers[i].Bytes), _uses[i].First, Math.Min(_uses[i].Last, _order.Count)));
        }
        var (offsets, length) = ArenaPlacement.Of(placed);
        for (var i = 0; i < arena.Count; i++) _buffers[arena[i]] = _buffers[arena[i]] with { Offset = offsets[i] };
        return length;
    }

    private static long Align(long bytes) => (bytes + Alignment - 1) / Alignment * Alignment;
}
