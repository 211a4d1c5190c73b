using System.Runtime.CompilerServices;
using Descent.Compile;

namespace Descent.Backends.Cpu.Steps;

/// <summary>
/// Runs a scan's compiled body once a step. Where samples do not meet, each thread runs all steps on some of the samples, without a word to the others;
/// else, and where the team is not free, each step's kernels use the threads.
/// </summary>
/// <remarks>Workspace: the second place of each carry, that of the whole, that of each part.</remarks>
internal sealed unsafe class ScanStep : CpuStep
{
    /// <summary>A product of fewer rows does not use its vectors well.</summary>
    private const int LeastRows = 4;

    private readonly ScanPart _whole;
    private readonly ScanPart[] _parts;
    private readonly ThreadTeam _team;
    private readonly double _work;
    private readonly int _workspace;

    public ScanStep(PlannedStep step, ThreadTeam team)
    {
        var scan = (PlannedScan)step.Op;
        (_team, _workspace, _work) = (team, step.Workspace, WorkTime.OfScan(scan));
        var workspace = SpareBytes(step);
        _whole = new(step, team, spare: 0, workspace);
        workspace += _whole.Bytes;
        var (rows, parts) = Parts(scan, team.Threads);
        _parts = new ScanPart[parts.Length];
        for (var part = 0; part < parts.Length; workspace += _parts[part].Bytes, part++)
            _parts[part] = new(step, ThreadTeam.Alone, spare: 0, workspace, rows, parts[part].First, parts[part].Count);
    }

    public override nint ScratchBytes => _parts.Append(_whole).Max(part => part.ScratchBytes);

    public static long WorkspaceBytes(PlannedStep step, int threads)
    {
        var scan = (PlannedScan)step.Op;
        var (rows, parts) = Parts(scan, threads);
        return SpareBytes(step) + ScanPart.BytesOf(scan.Plan) + parts.Sum(part => (long)ScanPart.BytesOf(scan.Plan, rows, part.Count));
    }

    public override void Run(byte** buffers, Scratch scratch)
    {
        var job = new Job { Step = this, Buffers = buffers, Scratch = scratch };
        if (_parts.Length > 0 && _team.IsWorth(_work)) _team.Run(&RunPart, Unsafe.AsPointer(ref job));
        else RunPart(Unsafe.AsPointer(ref job), 0, 1);
    }

    private static void RunPart(void* state, int thread, int threads)
    {
        ref var job = ref Unsafe.AsRef<Job>(state);
        var step = job.Step;
        var workspace = job.Buffers[step._workspace];
        if (threads == 1) step._whole.Run(job.Buffers, workspace, job.Scratch);
        else if (thread < step._parts.Length) step._parts[thread].Run(job.Buffers, workspace, job.Scratch with { Start = (nint)job.Scratch.Of(thread) });
    }

    private static (RowScan? Rows, (int First, int Count)[] Parts) Parts(PlannedScan scan, int threads)
    {
        if (!WorkTime.MayBeShared(WorkTime.OfScan(scan), threads) || RowScan.TryCreate(scan) is not { } rows || rows.Rows < 2 * LeastRows) return (null, []);
        var count = Math.Min(threads, rows.Rows / LeastRows);
        int Start(int part) => (int)((long)rows.Rows * part / count);
        return (rows, [.. Enumerable.Range(0, count).Select(part => (Start(part), Start(part + 1) - Start(part)))]);
    }

    private static nint SpareBytes(PlannedStep step) => step.Outputs.Take(((PlannedScan)step.Op).Scan.Carries).Aggregate((nint)0, (sum, carry) => sum + ScanPart.Align((nint)carry.Type.Bytes));

    private struct Job
    {
        public ScanStep Step;
        public byte** Buffers;
        public Scratch Scratch;
    }
}
