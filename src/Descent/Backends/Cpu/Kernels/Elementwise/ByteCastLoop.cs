using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Kernels.Lanes;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>Converts bytes and truths (bytes of 0 and 1) to numbers: to floating point through the lowest bits of 2^FractionBits.</summary>
internal static unsafe class ByteCastLoop<L, V, T>
    where L : ILanes<V, T>
    where V : struct
    where T : unmanaged
{
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(void* a, void* b, void* c, void* destination, nint count)
    {
        var bytes = (byte*)a;
        var z = (T*)destination;
        nint i = 0;
        for (; i <= count - L.Count; i += L.Count) L.Store(z + i, Convert(L.LoadBytes(bytes + i)));
        if (i == count) return;
        var rest = stackalloc byte[64];
        for (nint place = 0; place < count - i; place++) rest[place] = bytes[i + place];
        L.StorePartial(z + i, Convert(L.LoadBytes(rest)), count - i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Convert(V whole)
    {
        if (typeof(T) == typeof(int) || typeof(T) == typeof(long)) return whole;
        return L.Subtract(L.AddBits(whole, FloatingPoint<L, V, T>.Rounder), FloatingPoint<L, V, T>.Rounder);
    }
}
