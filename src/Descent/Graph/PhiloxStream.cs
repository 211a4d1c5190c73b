using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Descent.Graph;

/// <summary>The first 64 bits of <see cref="Philox"/> at counters that follow each other: as many at a time as the processor can, since a shuffle between two epochs of a small net would else be half of the time.</summary>
internal static class PhiloxStream
{
    private const int Together = 8, TogetherInLongVectors = 32;

    /// <summary>Fills a span with the bits at <paramref name="counter"/>, <paramref name="counter"/> + 1 ..</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(ulong key, ulong counter, Span<ulong> bits)
    {
        var done = 0;
        if (Avx512F.IsSupported)
            for (; done <= bits.Length - TogetherInLongVectors; done += TogetherInLongVectors) FillThirtyTwo(key, counter + (ulong)done, bits.Slice(done, TogetherInLongVectors));
        if (Avx2.IsSupported)
            for (; done <= bits.Length - Together; done += Together) FillEight(key, counter + (ulong)done, bits.Slice(done, Together));
        for (; done < bits.Length; done++)
        {
            var (x, y, _, _) = Philox.Generate(key, counter + (ulong)done, 0);
            bits[done] = ((ulong)y << 32) | x;
        }
    }

    /// <summary>Each word is the lower half of a lane; what is in upper halves reaches none of the lower ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FillEight(ulong key, ulong counter, Span<ulong> bits)
    {
        var (first, second) = (Vector256.Create(counter) + Vector256.Create(0UL, 1, 2, 3), Vector256.Create(counter) + Vector256.Create(4UL, 5, 6, 7));
        Vector256<ulong> a0 = first, a1 = first >>> 32, a2 = default, a3 = default;
        Vector256<ulong> b0 = second, b1 = second >>> 32, b2 = default, b3 = default;
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (var round = 0; round < 10; round++)
        {
            var (key0, key1) = (Vector256.Create((ulong)k0), Vector256.Create((ulong)k1));
            Round(ref a0, ref a1, ref a2, ref a3, key0, key1);
            Round(ref b0, ref b1, ref b2, ref b3, key0, key1);
            k0 += Philox.Weyl0;
            k1 += Philox.Weyl1;
        }
        var lower = Vector256.Create((ulong)uint.MaxValue);
        ((a1 << 32) | (a0 & lower)).CopyTo(bits);
        ((b1 << 32) | (b0 & lower)).CopyTo(bits[4..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref Vector256<ulong> c0, ref Vector256<ulong> c1, ref Vector256<ulong> c2, ref Vector256<ulong> c3, Vector256<ulong> key0, Vector256<ulong> key1)
    {
        var product0 = Avx2.Multiply(c0.AsUInt32(), Vector256.Create((ulong)Philox.Multiplier0).AsUInt32());
        var product1 = Avx2.Multiply(c2.AsUInt32(), Vector256.Create((ulong)Philox.Multiplier1).AsUInt32());
        c0 = (product1 >>> 32) ^ c1 ^ key0;
        c2 = (product0 >>> 32) ^ c3 ^ key1;
        (c1, c3) = (product1, product0);
    }

    /// <summary>As above, in four chains of longer vectors: a round waits for its products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FillThirtyTwo(ulong key, ulong counter, Span<ulong> bits)
    {
        var first = Vector512.Create(counter) + Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7);
        Vector512<ulong> a0 = first, a1 = a0 >>> 32, a2 = default, a3 = default;
        Vector512<ulong> b0 = first + Vector512.Create(8UL), b1 = b0 >>> 32, b2 = default, b3 = default;
        Vector512<ulong> c0 = first + Vector512.Create(16UL), c1 = c0 >>> 32, c2 = default, c3 = default;
        Vector512<ulong> d0 = first + Vector512.Create(24UL), d1 = d0 >>> 32, d2 = default, d3 = default;
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (var round = 0; round < 10; round++)
        {
            var (key0, key1) = (Vector512.Create((ulong)k0), Vector512.Create((ulong)k1));
            Round(ref a0, ref a1, ref a2, ref a3, key0, key1);
            Round(ref b0, ref b1, ref b2, ref b3, key0, key1);
            Round(ref c0, ref c1, ref c2, ref c3, key0, key1);
            Round(ref d0, ref d1, ref d2, ref d3, key0, key1);
            k0 += Philox.Weyl0;
            k1 += Philox.Weyl1;
        }
        var lower = Vector512.Create((ulong)uint.MaxValue);
        ((a1 << 32) | (a0 & lower)).CopyTo(bits);
        ((b1 << 32) | (b0 & lower)).CopyTo(bits[8..]);
        ((c1 << 32) | (c0 & lower)).CopyTo(bits[16..]);
        ((d1 << 32) | (d0 & lower)).CopyTo(bits[24..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref Vector512<ulong> c0, ref Vector512<ulong> c1, ref Vector512<ulong> c2, ref Vector512<ulong> c3, Vector512<ulong> key0, Vector512<ulong> key1)
    {
        var product0 = Avx512F.Multiply(c0.AsUInt32(), Vector512.Create((ulong)Philox.Multiplier0).AsUInt32());
        var product1 = Avx512F.Multiply(c2.AsUInt32(), Vector512.Create((ulong)Philox.Multiplier1).AsUInt32());
        c0 = (product1 >>> 32) ^ c1 ^ key0;
        c2 = (product0 >>> 32) ^ c3 ^ key1;
        (c1, c3) = (product1, product0);
    }
}
