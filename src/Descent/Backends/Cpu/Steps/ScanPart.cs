using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Backends.Cpu.Steps;

/// <summary>
/// A scan over all samples or some of them: the body's steps, bound, and how the table of their addresses is filled. The body's kernels read the sequences'
/// slices and write the outputs' slices in place: between steps only addresses change. New carries go to and fro between two places, so that the last
/// ones come out where they belong.
/// </summary>
/// <remarks>Workspace: the body's arena, the scratch memory of steps on some of the samples, the table.</remarks>
internal sealed unsafe class ScanPart
{
    private readonly CpuStep[] _body;
    private readonly int _steps;
    private readonly bool _reverse;
    private readonly nint _workspace, _table;
    private readonly (int Buffer, nint Offset)[] _arena;
    private readonly (int Buffer, HostStorage Values, nint Offset)[] _numbers;
    private readonly (int Buffer, int Outside, nint Offset)[] _constants;
    private readonly Slices[] _slices;
    private readonly Slices[] _copies;
    private readonly Carry[] _carries;

    /// <param name="step">The scan.</param>
    /// <param name="team">The threads of each step of the body.</param>
    /// <param name="spare">Where the second places of the carries begin, within the scan's workspace.</param>
    /// <param name="workspace">Where the part's own workspace begins there.</param>
    /// <param name="rows">How samples lie in the body's values; null: the part is the whole.</param>
    /// <param name="firstRow">The first sample.</param>
    /// <param name="count">How many samples.</param>
    public ScanPart(PlannedStep step, ThreadTeam team, nint spare, nint workspace, RowScan? rows = null, int firstRow = 0, int count = 0)
    {
        var (scan, plan) = (PlannedScan)step.Op;
        (_steps, _reverse, _workspace) = (scan.Steps, scan.Reverse, workspace);
        var bound = StepsOf(plan, rows, count);
        _body = [.. bound.Select(inner => StepTable.Bind(inner, team))];
        Bytes = TableOffset(plan, bound, rows) + Align((plan.Buffers.Count + 1) * sizeof(byte*));
        _table = workspace + TableOffset(plan, bound, rows);
        nint First(int buffer, nint bytes) => rows?.HasRows(buffer) == true ? bytes / rows.Rows * firstRow : 0;
        nint Length(nint bytes) => rows is null ? bytes : bytes / rows.Rows * count;
        Slices Slice(int buffer, PlannedValue outside)
        {
            var bytes = (nint)outside.Type.Bytes / _steps;
            return new(buffer, outside.Buffer, bytes, First(buffer, bytes), Length(bytes));
        }

        _arena = [.. Of(plan, BufferKind.Arena).Select(buffer => (buffer, workspace + (nint)plan.Buffers[buffer].Offset)), (plan.Buffers.Count, workspace + Align((nint)plan.ArenaBytes))];
        _numbers = [.. Of(plan, BufferKind.Constant).Select(buffer => (buffer, CpuExecutable.Fill(plan.Buffers[buffer].Constant!), First(buffer, (nint)plan.Buffers[buffer].Bytes)))];
        var inputs = scan.Body.Inputs.Select(input => InputBuffer(plan, input)).ToArray();
        var results = plan.Outputs.Select(output => output.Buffer).ToArray();
        var taken = new HashSet<int>();
        var sliced = Enumerable.Range(0, inputs.Length).Where(input => scan.IsSequence(input) && inputs[input] >= 0).Select(input => Slice(inputs[input], step.Inputs[input])).ToList();
        _constants = [.. Enumerable.Range(scan.Carries + scan.Sequences, inputs.Length - scan.Carries - scan.Sequences).Where(input => inputs[input] >= 0)
            .Select(input => (inputs[input], step.Inputs[input].Buffer, First(inputs[input], (nint)step.Inputs[input].Type.Bytes)))];
        var copied = new List<Slices>();
        for (var i = scan.Carries; i < results.Length; i++) (taken.Add(results[i]) ? sliced : copied).Add(Slice(results[i], step.Outputs[i]));
        (_slices, _copies) = ([.. sliced], [.. copied]);
        _carries = new Carry[scan.Carries];
        for (var i = 0; i < _carries.Length; i++)
        {
            var bytes = (nint)step.Outputs[i].Type.Bytes;
            var first = First(results[i], bytes);
            _carries[i] = new(inputs[i], results[i], step.Inputs[i].Buffer, step.Outputs[i].Buffer, spare + first, first, Length(bytes), Copied: !taken.Add(results[i]));
            spare += Align(bytes);
        }
    }

    /// <summary>The part's own workspace.</summary>
    public nint Bytes { get; }

    /// <summary>The most scratch memory that one of its steps needs.</summary>
    public nint ScratchBytes => _body.Aggregate((nint)0, (most, step) => Math.Max(most, step.ScratchBytes));

    /// <summary>The workspace of a part, before it is bound.</summary>
    public static nint BytesOf(ExecutionPlan plan, RowScan? rows = null, int count = 0) =>
        TableOffset(plan, StepsOf(plan, rows, count), rows) + Align((plan.Buffers.Count + 1) * sizeof(byte*));

    public static nint Align(nint bytes) => (bytes + HostStorage.Alignment - 1) / HostStorage.Alignment * HostStorage.Alignment;

    /// <summary>The buffer of an input of the body; -1 where nothing needs it.</summary>
    public static int InputBuffer(ExecutionPlan plan, Tensor input)
    {
        var name = ((Input)input.Node.Op).Label;
        return Of(plan, BufferKind.Input).Where(buffer => plan.Buffers[buffer].Name == name).DefaultIfEmpty(-1).First();
    }

    /// <summary>Runs all steps.</summary>
    /// <param name="buffers">The addresses of the buffers outside.</param>
    /// <param name="workspace">The scan's.</param>
    /// <param name="scratch">Scratch memory of the threads of the body's steps.</param>
    public void Run(byte** buffers, byte* workspace, Scratch scratch)
    {
        var table = (byte**)(workspace + _table);
        foreach (var (buffer, offset) in _arena) table[buffer] = workspace + offset;
        foreach (var (buffer, values, offset) in _numbers) table[buffer] = values.Pointer + offset;
        foreach (var (buffer, outside, offset) in _constants) table[buffer] = buffers[outside] + offset;
        for (var done = 0; done < _steps; done++)
        {
            nint step = _reverse ? _steps - 1 - done : done;
            foreach (var slices in _slices) table[slices.Buffer] = slices.At(buffers, step);
            foreach (var carry in _carries) Point(carry, table, buffers, workspace, done);
            foreach (var inner in _body) inner.Run(table, scratch);
            foreach (var slices in _copies) Buffer.MemoryCopy(table[slices.Buffer], slices.At(buffers, step), slices.Length, slices.Length);
            foreach (var carry in _carries)
                if (carry.Copied) Buffer.MemoryCopy(table[carry.New], Target(carry, buffers, workspace, done), carry.Length, carry.Length);
        }
    }

    private void Point(Carry carry, byte** table, byte** buffers, byte* workspace, int done)
    {
        if (carry.Old >= 0) table[carry.Old] = done == 0 ? buffers[carry.Before] + carry.First : Target(carry, buffers, workspace, done - 1);
        if (!carry.Copied) table[carry.New] = Target(carry, buffers, workspace, done);
    }

    /// <summary>Where a carry is after a step.</summary>
    private byte* Target(Carry carry, byte** buffers, byte* workspace, int done) =>
        (_steps - 1 - done) % 2 == 0 ? buffers[carry.Last] + carry.First : workspace + carry.Spare;

    private static IReadOnlyList<PlannedStep> StepsOf(ExecutionPlan plan, RowScan? rows, int count) =>
        rows is null ? plan.Steps : [.. plan.Steps.Select(step => rows.Take(step, count, workspace: plan.Buffers.Count))];

    /// <summary>Behind the arena and, of a part that is not the whole, the most workspace that one of its steps needs.</summary>
    private static nint TableOffset(ExecutionPlan plan, IReadOnlyList<PlannedStep> steps, RowScan? rows) =>
        Align((nint)plan.ArenaBytes) + (rows is null ? 0 : Align((nint)steps.Max(step => StepTable.WorkspaceBytes(step, threads: 1))));

    private static IEnumerable<int> Of(ExecutionPlan plan, BufferKind kind) => Enumerable.Range(0, plan.Buffers.Count).Where(buffer => plan.Buffers[buffer].Kind == kind);

    /// <param name="Buffer">The body's buffer that stands for a slice.</param>
    /// <param name="Outside">The buffer of all slices.</param>
    /// <param name="Bytes">From one slice to the next.</param>
    /// <param name="First">Where the part's samples begin in a slice.</param>
    /// <param name="Length">Their length.</param>
    private readonly record struct Slices(int Buffer, int Outside, nint Bytes, nint First, nint Length)
    {
        public byte* At(byte** buffers, nint step) => buffers[Outside] + (step * Bytes) + First;
    }

    /// <param name="Old">The body's buffer of the carry that comes in, or -1.</param>
    /// <param name="New">The body's buffer of the carry that goes out.</param>
    /// <param name="Before">The buffer of the first carry, outside.</param>
    /// <param name="Last">The buffer of the last carry, outside.</param>
    /// <param name="Spare">Where the part's samples begin in the carry's second place, in the workspace.</param>
    /// <param name="First">Where they begin in the carry.</param>
    /// <param name="Length">Their length.</param>
    /// <param name="Copied">Whether the body writes it into another result's place, from where it is copied.</param>
    private sealed record Carry(int Old, int New, int Before, int Last, nint Spare, nint First, nint Length, bool Copied);
}
