using Descent.Compile;

namespace Descent.Backends.Cpu.Steps;

/// <summary>The same bytes elsewhere.</summary>
internal sealed unsafe class CopyStep : CpuStep
{
    private readonly int _source;
    private readonly int _destination;
    private readonly long _bytes;

    public CopyStep(PlannedStep step) => (_source, _destination, _bytes) = (step.Inputs[0].Buffer, step.Outputs[0].Buffer, step.Outputs[0].Type.Bytes);

    public override void Run(byte** buffers, Scratch scratch) => Buffer.MemoryCopy(buffers[_source], buffers[_destination], _bytes, _bytes);
}
