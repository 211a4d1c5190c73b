using System.Runtime.InteropServices;
using Descent.Backends.Cpu.Simd;
using Descent.Compile;
using Descent.Graph;

namespace Descent.Backends.Cpu.Kernels;

/// <summary>Turns a fused group into places and calls of kernels: finds what is computed once, reuses scratch, writes results where they belong.</summary>
internal sealed unsafe partial class ElementwiseProgramBuilder
{
    /// <summary>From this length on, runs of a broadcast operand bound the blocks instead of being written out.</summary>
    private const int LongRun = 256;

    private const int Never = -1, AtTheEnd = int.MaxValue;

    private readonly FusedElementwise _op;
    private readonly IReadOnlyList<TensorType> _inputs;
    private readonly (int Output, int Input)[] _aliases;
    private readonly SimdWidth _width;
    private readonly int[] _lastUse;
    private readonly List<ElementwiseRegister> _registers = [];
    private readonly List<ElementwisePlace> _places = [];
    private readonly List<ScratchSlot> _slots = [];
    private readonly List<ScratchSlot> _freeSlots = [];

    public ElementwiseProgramBuilder(FusedElementwise op, IReadOnlyList<TensorType> inputs, ReadOnlySpan<(int Output, int Input)> aliases, SimdWidth width)
    {
        (_op, _inputs, _aliases, _width) = (op, inputs, aliases.ToArray(), width);
        _lastUse = FindLastUses();
        for (var input = 0; input < inputs.Count; input++) _registers.Add(PlaceInput(input));
        CheckAliases();
        StageInputs();
        for (var step = 0; step < op.Steps.Count; step++) _registers.Add(Compile(step));
        for (var output = 0; output < op.Results.Count; output++) Deliver(output);
    }

    /// <summary>What runs once, before the first block.</summary>
    public List<ElementwiseInstruction> Preamble { get; } = [];

    /// <summary>What runs for each block.</summary>
    public List<ElementwiseInstruction> Body { get; } = [];

    /// <summary>The group's constants, 8 bytes each.</summary>
    public List<byte> Constants { get; } = [];

    /// <summary>How many elements of all that a block touches fit the nearest cache.</summary>
    public int BlockElements()
    {
        const int cache = 24 * 1024, least = 128, most = 1024, step = 64;
        var bytes = _slots.Sum(slot => slot.BytesPerElement) + _places.Where(place => place.Kind == PlaceKind.Moving).Sum(place => place.Size);
        var fitting = Math.Clamp(cache / Math.Max(1, bytes) / step * step, least, most);
        return (int)Math.Min(fitting, Math.Max(1, _op.Iteration.Size));
    }

    /// <summary>Gives the slots their offsets behind the table of places; returns the bytes of scratch.</summary>
    public nint LayOut(nint blockElements)
    {
        const int line = 64;
        var end = Aligned(_places.Count * sizeof(byte*));
        foreach (var slot in _slots)
        {
            slot.Offset = end;
            end += Aligned((slot.BytesPerElement * blockElements) + slot.FixedBytes);
        }
        return end;

        static nint Aligned(nint bytes) => (bytes + line - 1) / line * line;
    }

    /// <summary>The places of a kind, and their numbers.</summary>
    public (ElementwisePlace[] Places, int[] Numbers) PlacesOf(PlaceKind kind)
    {
        int[] numbers = [.. Enumerable.Range(0, _places.Count).Where(number => _places[number].Kind == kind)];
        return ([.. numbers.Select(number => _places[number])], numbers);
    }

    private int[] FindLastUses()
    {
        var lastUse = new int[_inputs.Count + _op.Steps.Count];
        Array.Fill(lastUse, Never);
        for (var step = 0; step < _op.Steps.Count; step++)
            foreach (var argument in _op.Steps[step].Arguments) lastUse[argument] = step;
        return lastUse;
    }

    private ElementwiseRegister PlaceInput(int input)
    {
        var (type, shape) = _inputs[input];
        var pattern = new BroadcastPattern(shape, _op.Iteration);
        var isUsed = _lastUse[input] != Never || _op.Results.Contains(input);
        var kind = pattern.IsFull ? PlaceKind.Moving
            : pattern.IsUniform || !isUsed ? PlaceKind.Uniform
            : pattern.RunLength >= LongRun ? PlaceKind.Run
            : pattern.IsPeriodic ? PlaceKind.Tile
            : PlaceKind.Expanded;
        var extent = kind == PlaceKind.Uniform ? Extent.Run : kind == PlaceKind.Run && !pattern.RunMoves ? Extent.Block : Extent.Element;
        var slot = kind switch
        {
            PlaceKind.Tile => NewSlot(type.Size(), pattern.RunLength * type.Size()),
            PlaceKind.Expanded => NewSlot(type.Size()),
            _ => null,
        };
        return new(type, extent, Add(new(kind, type.Size()) { Operand = input, Pattern = pattern, Slot = slot }));
    }

    private void CheckAliases()
    {
        foreach (var (output, input) in _aliases)
        {
            var result = _op.Results[output];
            var size = (result < _inputs.Count ? _inputs[result].DType : _op.Steps[result - _inputs.Count].DType).Size();
            if (_inputs[input].Shape.Size != _op.Iteration.Size || _inputs[input].DType.Size() != size)
                throw new ArgumentException($"Output {output} of the fused group needs {_op.Iteration.Size} elements of {size} bytes and cannot share the memory of input {input}, which is {_inputs[input]}.");
        }
    }

    private int Add(ElementwisePlace place)
    {
        _places.Add(place);
        return _places.Count - 1;
    }

    private ScratchSlot NewSlot(int bytesPerElement, nint fixedBytes = 0)
    {
        var slot = new ScratchSlot { BytesPerElement = bytesPerElement, FixedBytes = fixedBytes };
        _slots.Add(slot);
        return slot;
    }

    /// <summary>A number as an element type holds it, behind the other constants.</summary>
    private int AddConstant(DType type, double value)
    {
        var offset = Constants.Count;
        Span<byte> bytes = stackalloc byte[8];
        bytes.Clear();
        switch (type)
        {
            case DType.Float32: MemoryMarshal.Write(bytes, (float)value); break;
            case DType.Float64: MemoryMarshal.Write(bytes, value); break;
            case DType.Int32: MemoryMarshal.Write(bytes, (int)(long)value); break;
            case DType.Int64: MemoryMarshal.Write(bytes, (long)value); break;
            case DType.Bool: bytes[0] = value != 0 ? (byte)1 : (byte)0; break;
            default: bytes[0] = (byte)(long)value; break;
        }
        Constants.AddRange(bytes);
        return Add(new(PlaceKind.Constant, type.Size()) { ConstantOffset = offset });
    }
}
