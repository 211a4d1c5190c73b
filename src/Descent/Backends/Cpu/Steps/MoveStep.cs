using Descent.Backends.Cpu.Kernels;
using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Backends.Cpu.Steps;

/// <summary>Elements moved from a strided view of each source to one of the destination, which may be filled first.</summary>
internal sealed unsafe class MoveStep : CpuStep
{
    private readonly Part[] _parts;
    private readonly int _destination;
    private readonly ElementFill? _fill;

    private MoveStep(PlannedStep step, Part[] parts, ElementFill? fill = null) => (_parts, _destination, _fill) = (parts, step.Outputs[0].Buffer, fill);

    public static MoveStep Transpose(PlannedStep step)
    {
        var permutation = ((Transpose)step.Op).Permutation;
        var (source, destination) = (step.Inputs[0].Type, step.Outputs[0].Type);
        var from = Strides(source.Shape);
        return new(step, [new(step.Inputs[0].Buffer, 0, 0, Plan(source.DType, destination.Shape, [.. permutation.Select(axis => from[axis])], Strides(destination.Shape)))]);
    }

    public static MoveStep Slice(PlannedStep step)
    {
        var (source, destination) = (step.Inputs[0].Type, step.Outputs[0].Type);
        var from = Strides(source.Shape);
        return new(step, [new(step.Inputs[0].Buffer, Offset(from, ((Slice)step.Op).Starts) * source.DType.Size(), 0, Plan(source.DType, destination.Shape, from, Strides(destination.Shape)))]);
    }

    public static MoveStep Pad(PlannedStep step)
    {
        var pad = (Pad)step.Op;
        var (source, destination) = (step.Inputs[0].Type, step.Outputs[0].Type);
        var to = Strides(destination.Shape);
        var part = new Part(step.Inputs[0].Buffer, 0, Offset(to, pad.Before) * source.DType.Size(), Plan(source.DType, source.Shape, Strides(source.Shape), to));
        return new(step, [part], new(destination, pad.Value));
    }

    public static MoveStep Concat(PlannedStep step)
    {
        var axis = ((Concat)step.Op).Axis;
        var to = Strides(step.Outputs[0].Type.Shape);
        var parts = new Part[step.Inputs.Count];
        nint start = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var source = step.Inputs[i].Type;
            parts[i] = new(step.Inputs[i].Buffer, 0, start * to[axis] * source.DType.Size(), Plan(source.DType, source.Shape, Strides(source.Shape), to));
            start += source.Shape[axis];
        }
        return new(step, parts);
    }

    public override void Run(byte** buffers, Scratch scratch)
    {
        var destination = buffers[_destination];
        _fill?.Run(destination);
        foreach (var part in _parts) part.Copy.Run(buffers[part.Source] + part.SourceOffset, destination + part.DestinationOffset);
    }

    private static StridedCopy Plan(DType type, Shape lengths, nint[] from, nint[] to) => new(type.Size(), lengths.Dimensions, from, to);

    private static nint[] Strides(Shape shape)
    {
        var strides = new nint[shape.Rank];
        nint stride = 1;
        for (var axis = shape.Rank - 1; axis >= 0; stride *= shape[axis], axis--) strides[axis] = stride;
        return strides;
    }

    private static nint Offset(nint[] strides, ValueList<int> place)
    {
        nint offset = 0;
        for (var axis = 0; axis < strides.Length; axis++) offset += strides[axis] * place[axis];
        return offset;
    }

    private sealed record Part(int Source, nint SourceOffset, nint DestinationOffset, StridedCopy Copy);
}
