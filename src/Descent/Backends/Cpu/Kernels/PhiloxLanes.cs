using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Kernels.Lanes;
using Descent.Graph;

namespace Descent.Backends.Cpu.Kernels;

/// <summary><see cref="Philox"/> on several counters at a time, each word of 32 bits in a lane of 64.</summary>
internal static unsafe class PhiloxLanes<L, V>
    where L : ILanes<V, long>
    where V : struct
{
    /// <summary>Replaces the lower halves of counters, two rows of words, by the four rows of words at these counters.</summary>
    /// <param name="key">The key.</param>
    /// <param name="counterHigh">The upper half of every counter.</param>
    /// <param name="words">Four rows of words, <paramref name="stride"/> apart.</param>
    /// <param name="stride">The distance of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Generate(ulong key, ulong counterHigh, long* words, int stride)
    {
        var lower = L.Create(uint.MaxValue);
        V c0 = L.Load(words), c1 = L.Load(words + stride), c2 = L.Create((uint)counterHigh), c3 = L.Create((long)(counterHigh >> 32));
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (var round = 0; round < 10; round++)
        {
            var product0 = L.Multiply(L.Create(Philox.Multiplier0), c0);
            var product1 = L.Multiply(L.Create(Philox.Multiplier1), c2);
            c0 = L.Xor(L.Xor(L.ShiftRight(product1, 32), c1), L.Create(k0));
            c2 = L.Xor(L.Xor(L.ShiftRight(product0, 32), c3), L.Create(k1));
            (c1, c3) = (L.And(product1, lower), L.And(product0, lower));
            k0 += Philox.Weyl0;
            k1 += Philox.Weyl1;
        }
        L.Store(words, c0);
        L.Store(words + stride, c1);
        L.Store(words + (2 * stride), c2);
        L.Store(words + (3 * stride), c3);
    }
}
