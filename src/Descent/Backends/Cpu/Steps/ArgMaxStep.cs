using Descent.Backends.Cpu.Kernels;
using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Backends.Cpu.Steps;

/// <summary>The place of the greatest element along an axis.</summary>
internal sealed unsafe class ArgMaxStep : CpuStep
{
    private readonly DType _type;
    private readonly AxisView _view;
    private readonly int _source;
    private readonly int _destination;

    public ArgMaxStep(PlannedStep step)
    {
        var axis = ((ArgMax)step.Op).Axis;
        _view = AxisView.Of(step.Inputs[0].Type.Shape, axis, axis + 1);
        (_type, _source, _destination) = (step.Inputs[0].Type.DType, step.Inputs[0].Buffer, step.Outputs[0].Buffer);
    }

    public override void Run(byte** buffers, Scratch scratch) =>
        ArgMaxKernel.Run(_type, buffers[_source], (int*)buffers[_destination], _view.Outer, _view.Length, _view.Inner);
}
