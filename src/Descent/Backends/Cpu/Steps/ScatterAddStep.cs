using Descent.Backends.Cpu.Kernels;
using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Backends.Cpu.Steps;

/// <summary>Rows added up at the places that numbers name.</summary>
internal sealed unsafe class ScatterAddStep : CpuStep
{
    private readonly DType _type;
    private readonly int _values;
    private readonly int _rows;
    private readonly int _destination;
    private readonly nint _rowElements;
    private readonly nint _count;
    private readonly int _destinationRows;

    public ScatterAddStep(PlannedStep step)
    {
        var (values, rows) = (step.Inputs[0].Type, step.Inputs[1].Type);
        _type = values.DType;
        (_values, _rows, _destination) = (step.Inputs[0].Buffer, step.Inputs[1].Buffer, step.Outputs[0].Buffer);
        _rowElements = (nint)values.Shape[rows.Shape.Rank..].Size;
        _count = (nint)rows.Shape.Size;
        _destinationRows = ((ScatterAdd)step.Op).Count;
    }

    public override void Run(byte** buffers, Scratch scratch) =>
        ScatterAddKernel.Run(_type, buffers[_values], (int*)buffers[_rows], _count, _rowElements, buffers[_destination], _destinationRows);
}
