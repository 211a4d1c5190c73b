using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Descent.Backends.Cpu.Simd;

namespace Descent.Backends.Cpu.Kernels;

/// <summary>
/// Panels of B: [depth][width], one or two vectors wide, so that the micro-kernels read them from front to back. What stands in the columns
/// beyond those of B reaches only lanes that are never stored.
/// </summary>
internal static unsafe class Panel<T>
    where T : unmanaged
{
    /// <summary>Copies rows of B to a panel.</summary>
    /// <param name="source">Row 0 of the panel's columns.</param>
    /// <param name="leading">From one row to the next.</param>
    /// <param name="sourceEnd">The end of B: whole vectors are read up to there.</param>
    /// <param name="depth">How many rows.</param>
    /// <param name="columns">How many columns B has here.</param>
    /// <param name="width">How many columns the panel has.</param>
    /// <param name="target">The panel.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack<TSimd, TVector>(T* source, nint leading, T* sourceEnd, int depth, int columns, int width, T* target)
        where TSimd : ISimd<TVector, T>
        where TVector : struct
    {
        int k = 0;
        if (width == TSimd.Lanes)
        {
            for (; k < depth && source + width <= sourceEnd; k++, source += leading, target += width)
                TSimd.Store(target, TSimd.Load(source));
        }
        else
        {
            for (; k < depth && source + width <= sourceEnd; k++, source += leading, target += width)
            {
                TSimd.Store(target, TSimd.Load(source));
                TSimd.Store(target + TSimd.Lanes, TSimd.Load(source + TSimd.Lanes));
            }
        }

        if (k == depth) return;
        new Span<T>(target, (depth - k) * width).Clear();
        CopyRows(source, leading, target, width, depth - k, columns);
    }

    /// <summary>Copies <paramref name="rows"/> rows of <paramref name="columns"/> elements, fewer than two vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CopyRows(T* source, nint sourceLeading, T* target, nint targetLeading, int rows, int columns)
    {
        int bytes = columns * sizeof(T);
        for (int row = 0; row < rows; row++)
        {
            CopyRow((byte*)(source + row * sourceLeading), (byte*)(target + row * targetLeading), bytes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyRow(byte* source, byte* target, int bytes)
    {
        for (; bytes >= 32; bytes -= 32, source += 32, target += 32) Vector256.Load(source).Store(target);
        if ((bytes & 16) != 0)
        {
            Vector128.Load(source).Store(target);
            source += 16;
            target += 16;
        }

        if ((bytes & 8) != 0)
        {
            *(ulong*)target = *(ulong*)source;
            source += 8;
            target += 8;
        }

        if ((bytes & 4) != 0) *(uint*)target = *(uint*)source;
    }
}
