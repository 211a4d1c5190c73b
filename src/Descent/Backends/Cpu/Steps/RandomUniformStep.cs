using Descent.Backends.Cpu.Kernels;
using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Backends.Cpu.Steps;

/// <summary>Random numbers of a stream, at the step and rows that the inputs name.</summary>
internal sealed unsafe class RandomUniformStep : CpuStep
{
    private readonly DType _type;
    private readonly ulong _stream;
    private readonly nint _rows;
    private readonly nint _elements;
    private readonly int[] _inputs;
    private readonly int _destination;

    public RandomUniformStep(PlannedStep step)
    {
        var op = (RandomUniform)step.Op;
        (_type, _stream) = (op.DType, Philox.HashOf(op.Stream));
        (_rows, _elements) = op.Shape.Rank == 0 ? (1, 1) : (op.Shape[0], (nint)op.Shape[1..].Size);
        _inputs = [.. step.Inputs.Select(input => input.Buffer)];
        _destination = step.Outputs[0].Buffer;
    }

    public override void Run(byte** buffers, Scratch scratch)
    {
        var key = Philox.Key(*(long*)buffers[_inputs[0]], _stream);
        RandomUniformKernel.Run(_type, key, *(long*)buffers[_inputs[1]], *(long*)buffers[_inputs[2]], _rows, _elements, buffers[_destination]);
    }
}
