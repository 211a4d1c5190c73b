namespace Descent.Backends.Cpu.Kernels.Emitted;

/// <summary>An operand that an emitted kernel finds in scratch: written out for each block, or, where it repeats as a whole, once often enough for a block at any offset.</summary>
/// <param name="operand">The number of the operand.</param>
/// <param name="size">Bytes of an element.</param>
/// <param name="pattern">How it lies under the iteration.</param>
internal sealed unsafe class StagedOperand(int operand, int size, BroadcastPattern pattern)
{
    private const int LongestTile = 256;
    private readonly bool _isTile = pattern.IsPeriodic && pattern.RunLength < LongestTile;

    public int Operand => operand;

    /// <summary>Where its scratch begins.</summary>
    public nint Offset { get; set; }

    /// <summary>The scratch that it needs for blocks of some elements.</summary>
    public nint Bytes(nint block) => (block + (_isTile ? pattern.RunLength : 0)) * size;

    /// <summary>What is done once a run.</summary>
    public void Begin(byte** operands, byte* scratch, nint block)
    {
        if (!_isTile) return;
        Blocks.Copy(operands[operand], scratch + Offset, pattern.RunLength * size);
        Blocks.Repeat(scratch + Offset, pattern.RunLength * size, (pattern.RunLength + block) * size);
    }

    /// <summary>The address from which element number <paramref name="start"/>, and those behind it, are found by their numbers.</summary>
    public byte* At(byte** operands, byte* scratch, nint start, nint count)
    {
        var own = scratch + Offset;
        if (_isTile) return own + (((start % pattern.RunLength) - start) * size);
        if (size == 4) pattern.Expand((int*)operands[operand], start, count, (int*)own);
        else if (size == 8) pattern.Expand((long*)operands[operand], start, count, (long*)own);
        else pattern.Expand(operands[operand], start, count, own);
        return own - (start * size);
    }
}
