using Descent.Backends.Cpu.Kernels;
using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Backends.Cpu.Steps;

/// <summary>Rows of a table by number.</summary>
internal sealed unsafe class GatherStep : CpuStep
{
    private readonly int _table;
    private readonly int _rows;
    private readonly int _destination;
    private readonly int _tableRows;
    private readonly nint _rowBytes;
    private readonly nint _count;
    private readonly string? _name;

    public GatherStep(PlannedStep step)
    {
        var table = step.Inputs[0].Type;
        (_table, _rows, _destination) = (step.Inputs[0].Buffer, step.Inputs[1].Buffer, step.Outputs[0].Buffer);
        _tableRows = table.Shape[0];
        _rowBytes = (nint)table.Shape[1..].Size * table.DType.Size();
        _name = ((Gather)step.Op).Table;
        _count = (nint)step.Inputs[1].Type.Shape.Size;
    }

    public override void Run(byte** buffers, Scratch scratch) =>
        GatherKernel.Run(buffers[_table], _tableRows, _rowBytes, (int*)buffers[_rows], _count, buffers[_destination], _name);
}
