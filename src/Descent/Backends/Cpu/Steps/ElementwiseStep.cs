using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Kernels;
using Descent.Compile;

namespace Descent.Backends.Cpu.Steps;

/// <summary>A fused group over all its elements; large ones are cut into equal runs of whole blocks, one run a thread.</summary>
internal sealed unsafe class ElementwiseStep : CpuStep
{
    private const long Grain = 1024;
    private readonly ElementwiseProgram _program;
    private readonly int[] _operands;
    private readonly long _count;
    private readonly ThreadTeam _team;
    private readonly bool _parallel;
    private readonly double _work;

    public ElementwiseStep(PlannedStep step, ThreadTeam team)
    {
        var group = (FusedElementwise)step.Op;
        _program = ElementwiseProgram.Create(group, [.. step.Inputs.Select(input => input.Type)], Aliases(step.Inputs, step.Outputs));
        _operands = Buffers(step.Inputs, step.Outputs);
        _count = group.Iteration.Size;
        _team = team;
        _work = WorkTime.OfElements((double)_count * Math.Max(1, group.Steps.Count));
        _parallel = WorkTime.MayBeShared(_work, team.Threads);
    }

    public override nint ScratchBytes => _program.ScratchBytes;

    public override void Run(byte** buffers, Scratch scratch)
    {
        var operands = stackalloc byte*[_operands.Length];
        for (var i = 0; i < _operands.Length; i++) operands[i] = buffers[_operands[i]];
        if (!_parallel)
        {
            _program.Run(operands, 0, (nint)_count, scratch.Of(0));
            return;
        }
        var job = new Job { Program = _program, Operands = operands, Count = _count, Scratch = scratch };
        _team.Run(&RunPart, Unsafe.AsPointer(ref job), _work);
    }

    private static void RunPart(void* state, int thread, int threads)
    {
        ref var job = ref Unsafe.AsRef<Job>(state);
        var blocks = (job.Count + Grain - 1) / Grain;
        var start = blocks * thread / threads * Grain;
        var end = Math.Min(blocks * (thread + 1) / threads * Grain, job.Count);
        if (end > start) job.Program.Run(job.Operands, (nint)start, (nint)(end - start), job.Scratch.Of(thread));
    }

    /// <summary>The buffers of some inputs, then of some outputs.</summary>
    public static int[] Buffers(IReadOnlyList<PlannedValue> inputs, IReadOnlyList<PlannedValue> outputs)
    {
        var buffers = new int[inputs.Count + outputs.Count];
        for (var i = 0; i < buffers.Length; i++) buffers[i] = (i < inputs.Count ? inputs[i] : outputs[i - inputs.Count]).Buffer;
        return buffers;
    }

    /// <summary>Which outputs stand in the memory of which inputs.</summary>
    public static (int Output, int Input)[] Aliases(IReadOnlyList<PlannedValue> inputs, IReadOnlyList<PlannedValue> outputs)
    {
        List<(int Output, int Input)> aliases = [];
        for (var output = 0; output < outputs.Count; output++)
            for (var input = 0; input < inputs.Count; input++)
                if (outputs[output].Buffer == inputs[input].Buffer) aliases.Add((output, input));
        return [.. aliases];
    }

    private struct Job
    {
        public ElementwiseProgram Program;
        public byte** Operands;
        public long Count;
        public Scratch Scratch;
    }
}
