using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Kernels;
using Descent.Backends.Cpu.Kernels.Elementwise;
using Descent.Backends.Cpu.Kernels.Reductions;
using Descent.Backends.Cpu.Simd;
using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;
using unsafe Kernel = delegate*<void*, void*, void*, void*, nint, void>;
using Scalars = Descent.Graph.Ops.Scalars;

namespace Descent.Backends.Cpu.Steps;

/// <summary>
/// A reduction of neighbouring axes, seen as [outer, length, inner]. Threads share the matrices, or pieces of the length whose results are then combined as
/// one thread would have done it.
/// </summary>
internal sealed unsafe class ReduceStep : CpuStep
{
    private readonly Reduction _reduction;
    private readonly DType _type;
    private readonly AxisView _view;
    private readonly ThreadTeam _team;
    private readonly ReductionPieces _pieces;
    private readonly Kernel _combine;
    private readonly bool _parallel;
    private readonly double _work;
    private readonly int _source, _destination, _workspace;

    public ReduceStep(PlannedStep step, ThreadTeam team)
    {
        (_reduction, _type, _team) = (((Reduce)step.Op).Reduction, step.Inputs[0].Type.DType, team);
        _view = ViewOf(step);
        _pieces = new(_view.Outer, _view.Length, _view.Inner);
        _work = WorkOf(step);
        _parallel = WorkTime.MayBeShared(_work, team.Threads);
        if (_parallel) _combine = ElementwiseKernels.Find(new Binary(_reduction == Reduction.Sum ? new Scalars.Add() : new Scalars.Maximum()), _type, OperandForm.Each, SimdWidths.Best);
        (_source, _destination, _workspace) = (step.Inputs[0].Buffer, step.Outputs[0].Buffer, step.Workspace);
    }

    public static long WorkspaceBytes(PlannedStep step, int threads)
    {
        if (!WorkTime.MayBeShared(WorkOf(step), threads)) return 0;
        var view = ViewOf(step);
        return new ReductionPieces(view.Outer, view.Length, view.Inner).Results * step.Inputs[0].Type.DType.Size();
    }

    public override void Run(byte** buffers, Scratch scratch)
    {
        if (!_parallel)
        {
            ReduceKernel.Run(_type, _reduction, buffers[_source], buffers[_destination], _view.Outer, _view.Length, _view.Inner);
            return;
        }
        var job = new Job { Step = this, Source = buffers[_source], Destination = _pieces.Results == 0 ? buffers[_destination] : buffers[_workspace] };
        _team.Run(&RunPart, Unsafe.AsPointer(ref job), _work);
        if (_pieces.Results > 0) _pieces.Combine(_combine, buffers[_workspace], buffers[_destination], _type.Size());
    }

    private static double WorkOf(PlannedStep step) => WorkTime.OfElements(step.Inputs[0].Type.Shape.Size);

    private static AxisView ViewOf(PlannedStep step)
    {
        var shape = step.Inputs[0].Type.Shape;
        int[] axes = [.. ((Reduce)step.Op).Axes.Where(axis => shape[axis] != 1)];
        return axes.Length == 0 ? AxisView.Of(shape, 0, 0) : AxisView.Of(shape, axes[0], axes[^1] + 1);
    }

    private static void RunPart(void* state, int thread, int threads)
    {
        ref var job = ref Unsafe.AsRef<Job>(state);
        var (step, view) = (job.Step, job.Step._view);
        nint size = step._type.Size(), all = step._pieces.Results == 0 ? view.Outer : step._pieces.Count;
        var (first, end) = (all * thread / threads, all * (thread + 1) / threads);
        if (step._pieces.Results == 0)
        {
            var source = job.Source + (first * view.Length * view.Inner * size);
            ReduceKernel.Run(step._type, step._reduction, source, job.Destination + (first * view.Inner * size), end - first, view.Length, view.Inner);
            return;
        }
        for (; first < end; first++)
        {
            var (start, length) = step._pieces.Piece(first);
            ReduceKernel.Run(step._type, step._reduction, job.Source + (start * view.Inner * size), job.Destination + (first * view.Inner * size), 1, length, view.Inner);
        }
    }

    private struct Job
    {
        public ReduceStep Step;
        public byte* Source, Destination;
    }
}
