using Descent.Backends.Cpu.Kernels;
using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Backends.Cpu.Steps;

/// <summary>A reduction of neighbouring axes, seen as [outer, length, inner].</summary>
internal sealed unsafe class ReduceStep : CpuStep
{
    private readonly Reduction _reduction;
    private readonly DType _type;
    private readonly AxisView _view;
    private readonly int _source;
    private readonly int _destination;

    public ReduceStep(PlannedStep step)
    {
        var reduce = (Reduce)step.Op;
        var shape = step.Inputs[0].Type.Shape;
        int[] axes = [.. reduce.Axes.Where(axis => shape[axis] != 1)];
        _view = axes.Length == 0 ? AxisView.Of(shape, 0, 0) : AxisView.Of(shape, axes[0], axes[^1] + 1);
        (_reduction, _type) = (reduce.Reduction, step.Inputs[0].Type.DType);
        (_source, _destination) = (step.Inputs[0].Buffer, step.Outputs[0].Buffer);
    }

    public override void Run(byte** buffers, Scratch scratch) =>
        ReduceKernel.Run(_type, _reduction, buffers[_source], buffers[_destination], _view.Outer, _view.Length, _view.Inner);
}
