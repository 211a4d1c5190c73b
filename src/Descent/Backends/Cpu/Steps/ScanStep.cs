using Descent.Compile;
using Descent.Graph;

namespace Descent.Backends.Cpu.Steps;

/// <summary>
/// Runs a scan's compiled body once a step. The body's kernels read the sequences' slices and write the outputs' slices in place: between
/// steps only addresses change. New carries go to and fro between two places, so that the last ones come out where they belong.
/// </summary>
/// <remarks>Workspace: the table of the body's addresses, the body's arena, the second place of each carry.</remarks>
internal sealed unsafe class ScanStep : CpuStep
{
    private readonly CpuStep[] _body;
    private readonly int _steps;
    private readonly bool _reverse;
    private readonly int _workspace;
    private readonly (int Buffer, nint Offset)[] _arena;
    private readonly (int Buffer, HostStorage Values)[] _numbers;
    private readonly (int Buffer, int Outside)[] _constants;
    private readonly Slices[] _slices;
    private readonly Slices[] _copies;
    private readonly Carry[] _carries;

    public ScanStep(PlannedStep step, ThreadTeam team)
    {
        var (scan, plan) = (PlannedScan)step.Op;
        _body = [.. plan.Steps.Select(inner => StepTable.Bind(inner, team))];
        (_steps, _reverse, _workspace) = (scan.Steps, scan.Reverse, step.Workspace);
        var layout = new Layout(plan);
        _arena = [.. Of(plan, BufferKind.Arena).Select(buffer => (buffer, layout.Arena + (nint)plan.Buffers[buffer].Offset))];
        _numbers = [.. Of(plan, BufferKind.Constant).Select(buffer => (buffer, CpuExecutable.Fill(plan.Buffers[buffer].Constant!)))];
        var inputs = Enumerable.Range(0, step.Inputs.Count).Select(input => InputBuffer(plan, scan.Body.Inputs[input])).ToArray();
        var results = plan.Outputs.Select(output => output.Buffer).ToArray();
        var taken = new HashSet<int>();
        Slices Slice(int buffer, PlannedValue outside) => new(buffer, outside.Buffer, (nint)outside.Type.Bytes / _steps);

        var sliced = Enumerable.Range(0, inputs.Length).Where(input => scan.IsSequence(input) && inputs[input] >= 0).Select(input => Slice(inputs[input], step.Inputs[input])).ToList();
        _constants = [.. Enumerable.Range(scan.Carries + scan.Sequences, inputs.Length - scan.Carries - scan.Sequences).Where(input => inputs[input] >= 0).Select(input => (inputs[input], step.Inputs[input].Buffer))];
        var copied = new List<Slices>();
        for (var i = scan.Carries; i < results.Length; i++) (taken.Add(results[i]) ? sliced : copied).Add(Slice(results[i], step.Outputs[i]));
        (_slices, _copies) = ([.. sliced], [.. copied]);
        _carries = new Carry[scan.Carries];
        for (var i = 0; i < _carries.Length; i++)
            _carries[i] = new(inputs[i], results[i], step.Inputs[i].Buffer, step.Outputs[i].Buffer, layout.Spare(step.Outputs.Take(i)), step.Outputs[i].Type.Bytes, Copied: !taken.Add(results[i]));
    }

    public override nint ScratchBytes => _body.Aggregate((nint)0, (most, step) => Math.Max(most, step.ScratchBytes));

    public static long WorkspaceBytes(PlannedStep step)
    {
        var (scan, plan) = (PlannedScan)step.Op;
        return new Layout(plan).Spare(step.Outputs.Take(scan.Carries));
    }

    public override void Run(byte** buffers, Scratch scratch)
    {
        var workspace = buffers[_workspace];
        var table = (byte**)workspace;
        foreach (var (buffer, offset) in _arena) table[buffer] = workspace + offset;
        foreach (var (buffer, values) in _numbers) table[buffer] = values.Pointer;
        foreach (var (buffer, outside) in _constants) table[buffer] = buffers[outside];
        for (var done = 0; done < _steps; done++)
        {
            nint step = _reverse ? _steps - 1 - done : done;
            foreach (var slices in _slices) table[slices.Buffer] = buffers[slices.Outside] + (step * slices.Bytes);
            foreach (var carry in _carries) Point(carry, table, buffers, done);
            foreach (var inner in _body) inner.Run(table, scratch);
            foreach (var slices in _copies) Buffer.MemoryCopy(table[slices.Buffer], buffers[slices.Outside] + (step * slices.Bytes), slices.Bytes, slices.Bytes);
            foreach (var carry in _carries)
                if (carry.Copied) Buffer.MemoryCopy(table[carry.New], Target(carry, buffers, done), carry.Bytes, carry.Bytes);
        }
    }

    private void Point(Carry carry, byte** table, byte** buffers, int done)
    {
        if (carry.Old >= 0) table[carry.Old] = done == 0 ? buffers[carry.First] : Target(carry, buffers, done - 1);
        if (!carry.Copied) table[carry.New] = Target(carry, buffers, done);
    }

    /// <summary>Where a carry is after a step.</summary>
    private byte* Target(Carry carry, byte** buffers, int done) =>
        (_steps - 1 - done) % 2 == 0 ? buffers[carry.Last] : buffers[_workspace] + carry.Spare;

    private static IEnumerable<int> Of(ExecutionPlan plan, BufferKind kind) => Enumerable.Range(0, plan.Buffers.Count).Where(buffer => plan.Buffers[buffer].Kind == kind);

    /// <summary>The buffer of an input of the body; -1 where nothing needs it.</summary>
    private static int InputBuffer(ExecutionPlan plan, Tensor input)
    {
        var name = ((Graph.Ops.Input)input.Node.Op).Label;
        return Of(plan, BufferKind.Input).Where(buffer => plan.Buffers[buffer].Name == name).DefaultIfEmpty(-1).First();
    }

    /// <param name="Buffer">The body's buffer that stands for a slice.</param>
    /// <param name="Outside">The buffer of all slices.</param>
    /// <param name="Bytes">The length of a slice.</param>
    private readonly record struct Slices(int Buffer, int Outside, nint Bytes);

    /// <param name="Old">The body's buffer of the carry that comes in, or -1.</param>
    /// <param name="New">The body's buffer of the carry that goes out.</param>
    /// <param name="First">The buffer of the first carry, outside.</param>
    /// <param name="Last">The buffer of the last carry, outside.</param>
    /// <param name="Spare">The carry's second place in the workspace.</param>
    /// <param name="Bytes">Its length.</param>
    /// <param name="Copied">Whether the body writes it into another result's place, from where it is copied.</param>
    private sealed record Carry(int Old, int New, int First, int Last, nint Spare, long Bytes, bool Copied);

    /// <summary>Where the parts of the workspace begin.</summary>
    private readonly struct Layout(ExecutionPlan plan)
    {
        public nint Arena { get; } = Align(plan.Buffers.Count * sizeof(byte*));

        /// <summary>The place behind the spare places of some carries.</summary>
        public nint Spare(IEnumerable<PlannedValue> carries) => Arena + Align((nint)plan.ArenaBytes) + carries.Aggregate((nint)0, (sum, carry) => sum + Align((nint)carry.Type.Bytes));

        private static nint Align(nint bytes) => (bytes + HostStorage.Alignment - 1) / HostStorage.Alignment * HostStorage.Alignment;
    }
}
