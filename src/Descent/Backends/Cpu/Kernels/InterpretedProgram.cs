using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Simd;
using Descent.Compile;
using Descent.Graph;

namespace Descent.Backends.Cpu.Kernels;

/// <summary>
/// Kernels called one after the other on blocks of elements that stay in the nearest cache. What is one number for the whole run, or for a whole
/// block, is computed once for it.
/// </summary>
internal sealed unsafe class InterpretedProgram : ElementwiseProgram
{
    private readonly ElementwisePlace[] _moving, _runs, _tiles, _expanded, _uniform, _scratch, _constants;
    private readonly int[] _movingIndex, _runsIndex, _tilesIndex, _expandedIndex, _uniformIndex, _scratchIndex, _constantsIndex;
    private readonly ElementwiseInstruction[] _preamble, _body;
    private readonly byte[] _constantPool;
    private readonly nint _blockElements, _elements;
    private readonly nint[] _runLengths;

    /// <summary>Compiles a group.</summary>
    /// <param name="op">The group.</param>
    /// <param name="inputs">The types of its inputs.</param>
    /// <param name="aliases">Which output lies in the memory of which input.</param>
    /// <param name="width">The width of vector; the best one if null.</param>
    /// <param name="blockElements">Elements of a block; as many as fit the nearest cache if null.</param>
    /// <exception cref="NotSupportedException">A step has no kernel.</exception>
    /// <exception cref="ArgumentException">An output shares memory with an input of another size.</exception>
    public InterpretedProgram(FusedElementwise op, IReadOnlyList<TensorType> inputs, ReadOnlySpan<(int Output, int Input)> aliases = default, SimdWidth? width = null, int? blockElements = null)
    {
        var builder = new ElementwiseProgramBuilder(op, inputs, aliases, width ?? SimdWidths.Best);
        (_preamble, _body) = ([.. builder.Preamble], [.. builder.Body]);
        _constantPool = GC.AllocateArray<byte>(Math.Max(1, builder.Constants.Count), pinned: true);
        builder.Constants.CopyTo(_constantPool);
        _elements = (nint)op.Iteration.Size;
        _blockElements = blockElements ?? builder.BlockElements();
        ScratchBytes = builder.LayOut(_blockElements);
        (_moving, _movingIndex) = builder.PlacesOf(PlaceKind.Moving);
        (_runs, _runsIndex) = builder.PlacesOf(PlaceKind.Run);
        (_tiles, _tilesIndex) = builder.PlacesOf(PlaceKind.Tile);
        (_expanded, _expandedIndex) = builder.PlacesOf(PlaceKind.Expanded);
        (_uniform, _uniformIndex) = builder.PlacesOf(PlaceKind.Uniform);
        (_scratch, _scratchIndex) = builder.PlacesOf(PlaceKind.Scratch);
        (_constants, _constantsIndex) = builder.PlacesOf(PlaceKind.Constant);
        _runLengths = [.. _runs.Select(place => place.Pattern!.RunLength).Distinct()];
    }

    /// <inheritdoc/>
    public override nint ScratchBytes { get; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(byte** operands, nint start, nint count, byte* scratch)
    {
        if (count <= 0) return;
        var places = (byte**)scratch;
        SetFixedPlaces(operands, count, scratch, places);
        Execute(_preamble, places, 1);
        var end = start + count;
        while (start < end)
        {
            var block = Math.Min(end - start, _blockElements);
            foreach (var length in _runLengths) block = Math.Min(block, length - (start % length));
            for (var i = 0; i < _moving.Length; i++) places[_movingIndex[i]] = operands[_moving[i].Operand] + (start * _moving[i].Size);
            if (_runs.Length + _tiles.Length + _expanded.Length != 0) SetBroadcastPlaces(operands, start, block, scratch, places);
            Execute(_body, places, block);
            start += block;
        }
        GC.KeepAlive(this);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Execute(ElementwiseInstruction[] instructions, byte** places, nint block)
    {
        for (var i = 0; i < instructions.Length; i++)
        {
            ref readonly var instruction = ref instructions[i];
            instruction.Kernel(places[instruction.A], places[instruction.B], places[instruction.C], places[instruction.Destination], instruction.IsOne ? 1 : block);
        }
    }

    private void SetFixedPlaces(byte** operands, nint count, byte* scratch, byte** places)
    {
        for (var i = 0; i < _uniform.Length; i++) places[_uniformIndex[i]] = operands[_uniform[i].Operand];
        for (var i = 0; i < _scratch.Length; i++) places[_scratchIndex[i]] = scratch + _scratch[i].Slot!.Offset;
        var pool = (byte*)Unsafe.AsPointer(ref _constantPool[0]);
        for (var i = 0; i < _constants.Length; i++) places[_constantsIndex[i]] = pool + _constants[i].ConstantOffset;
        for (var i = 0; i < _expanded.Length; i++) places[_expandedIndex[i]] = scratch + _expanded[i].Slot!.Offset;
        foreach (var tile in _tiles)
        {
            var (period, size) = (tile.Pattern!.RunLength, tile.Size);
            var bytes = Math.Min(_elements, period + Math.Min(count, _blockElements)) * size;
            var block = scratch + tile.Slot!.Offset;
            Blocks.Copy(operands[tile.Operand], block, period * size);
            Blocks.Repeat(block, period * size, bytes);
        }
    }

    private void SetBroadcastPlaces(byte** operands, nint start, nint block, byte* scratch, byte** places)
    {
        for (var i = 0; i < _runs.Length; i++) places[_runsIndex[i]] = operands[_runs[i].Operand] + (_runs[i].Pattern!.Offset(start) * _runs[i].Size);
        for (var i = 0; i < _tiles.Length; i++) places[_tilesIndex[i]] = scratch + _tiles[i].Slot!.Offset + (start % _tiles[i].Pattern!.RunLength * _tiles[i].Size);
        for (var i = 0; i < _expanded.Length; i++)
        {
            var source = operands[_expanded[i].Operand];
            var destination = places[_expandedIndex[i]];
            var pattern = _expanded[i].Pattern!;
            if (_expanded[i].Size == 4) pattern.Expand((int*)source, start, block, (int*)destination);
            else if (_expanded[i].Size == 8) pattern.Expand((long*)source, start, block, (long*)destination);
            else pattern.Expand(source, start, block, destination);
        }
    }
}
