using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
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

    /// <summary>Copies columns of B, stored as rows from <paramref name="source"/> on, to a panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackTransposed(T* source, nint leading, int depth, int columns, int width, T* target)
    {
        if (columns < width) new Span<T>(target, depth * width).Clear();
        int column = 0;
        if (typeof(T) == typeof(float) && Sse.IsSupported)
        {
            for (; column + 4 <= columns; column += 4)
                TransposeFour((float*)(source + column * leading), leading, depth, width, (float*)(target + column));
        }
        else if (typeof(T) == typeof(double) && Sse2.IsSupported)
        {
            for (; column + 2 <= columns; column += 2)
                TransposeTwo((double*)(source + column * leading), leading, depth, width, (double*)(target + column));
        }

        for (; column < columns; column++) Scatter(source + column * leading, depth, width, target + column, 0);
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

    private static void Scatter(T* source, int depth, int width, T* target, int firstK)
    {
        for (int k = firstK; k < depth; k++) target[k * width] = source[k];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeFour(float* source, nint leading, int depth, int width, float* target)
    {
        int k = 0;
        for (; k + 4 <= depth; k += 4)
        {
            Vector128<float> row0 = Vector128.Load(source + k), row1 = Vector128.Load(source + leading + k);
            Vector128<float> row2 = Vector128.Load(source + 2 * leading + k), row3 = Vector128.Load(source + 3 * leading + k);
            Vector128<float> low01 = Sse.UnpackLow(row0, row1), high01 = Sse.UnpackHigh(row0, row1);
            Vector128<float> low23 = Sse.UnpackLow(row2, row3), high23 = Sse.UnpackHigh(row2, row3);
            Sse.MoveLowToHigh(low01, low23).Store(target + k * width);
            Sse.MoveHighToLow(low23, low01).Store(target + (k + 1) * width);
            Sse.MoveLowToHigh(high01, high23).Store(target + (k + 2) * width);
            Sse.MoveHighToLow(high23, high01).Store(target + (k + 3) * width);
        }

        for (int i = 0; i < 4; i++) Scatter((T*)(source + i * leading), depth, width, (T*)(target + i), k);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeTwo(double* source, nint leading, int depth, int width, double* target)
    {
        int k = 0;
        for (; k + 2 <= depth; k += 2)
        {
            Vector128<double> row0 = Vector128.Load(source + k), row1 = Vector128.Load(source + leading + k);
            Sse2.UnpackLow(row0, row1).Store(target + k * width);
            Sse2.UnpackHigh(row0, row1).Store(target + (k + 1) * width);
        }

        for (int i = 0; i < 2; i++) Scatter((T*)(source + i * leading), depth, width, (T*)(target + i), k);
    }
}
