using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Kernels.Lanes;

namespace Descent.Backends.Cpu.Kernels.Reductions;

/// <summary>
/// Combines the partial results of many blocks pairwise, in the order that their number alone gives, so that a sum's error grows with
/// the logarithm of its length. A partial result is <paramref name="width"/> numbers, a multiple of a vector; the stack holds one
/// for each bit of the number of blocks.
/// </summary>
internal unsafe ref struct Cascade<TReduction, L, V, T>(T* stack, nint width)
    where TReduction : IReduction
    where L : ILanes<V, T>
    where V : struct
    where T : unmanaged
{
    /// <summary>Partial results that the stack must have room for.</summary>
    public const int Levels = 48;

    private int _top;
    private long _blocks;

    /// <summary>The place for the next partial result.</summary>
    public readonly T* Next => stack + (_top * width);

    /// <summary>Takes what was written at <see cref="Next"/>, and combines it with partial results of as many blocks.</summary>
    public void Push()
    {
        _top++;
        for (var blocks = _blocks++; (blocks & 1) != 0; blocks >>= 1) Merge();
    }

    /// <summary>The result of all blocks, of which there is at least one.</summary>
    public T* Finish()
    {
        while (_top > 1) Merge();
        return stack;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Merge()
    {
        _top--;
        var right = Next;
        var left = right - width;
        for (nint i = 0; i < width; i += L.Count) L.Store(left + i, TReduction.Combine<L, V, T>(L.Load(left + i), L.Load(right + i)));
    }
}
