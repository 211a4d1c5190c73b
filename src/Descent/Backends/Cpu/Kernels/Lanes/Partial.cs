using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Lanes;

/// <summary>Pieces of vectors, where the hardware has no masked access.</summary>
internal static unsafe class Partial
{
    /// <summary>Reads fewer elements than a vector holds; the other lanes are those of <paramref name="vector"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Load<V, T>(T* source, nint count, V vector)
        where V : struct
        where T : unmanaged
    {
        ref var lanes = ref Unsafe.As<V, T>(ref vector);
        for (nint i = 0; i < count; i++) Unsafe.Add(ref lanes, i) = source[i];
        return vector;
    }

    /// <summary>Writes the first elements of a vector.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Store<V, T>(T* destination, V vector, nint count)
        where V : struct
        where T : unmanaged
    {
        ref var lanes = ref Unsafe.As<V, T>(ref vector);
        for (nint i = 0; i < count; i++) destination[i] = Unsafe.Add(ref lanes, i);
    }

    /// <summary>Up to eight bits as bytes of 0 or 1, the lowest first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Truths(uint bits)
    {
        var spread = (bits * 0x0101010101010101UL) & 0x8040201008040201UL;    // byte i is not 0 where bit i is set
        return ((spread + 0x7F7F7F7F7F7F7F7FUL) >> 7) & 0x0101010101010101UL;
    }
}
