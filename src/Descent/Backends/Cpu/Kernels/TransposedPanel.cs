using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Descent.Backends.Cpu.Kernels;

/// <summary>
/// Panels of a B that is stored transposed: each of the panel's columns is a stored row. Columns that B lacks repeat its last one, so that
/// whole blocks can be turned in registers.
/// </summary>
internal static unsafe class TransposedPanel<T>
    where T : unmanaged
{
    /// <summary>Rows of the panel written before the next columns, so that its lines are still in the first-level cache then.</summary>
    private const int RowsAtOnce = 128;

    /// <summary>Copies <paramref name="columns"/> stored rows to a panel of <paramref name="width"/> columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(T* source, nint leading, int depth, int columns, int width, T* target)
    {
        int group = 32 / sizeof(T);
        if (!Avx.IsSupported || width % group != 0 || depth < 4)
        {
            PackSingly(source, leading, depth, columns, width, target);
            return;
        }

        T** rows = stackalloc T*[group];
        for (int firstK = 0; firstK < depth; firstK += RowsAtOnce)
        {
            int count = Math.Min(RowsAtOnce, depth - firstK);
            for (int column = 0; column < width; column += group)
            {
                for (int i = 0; i < group; i++) rows[i] = source + Math.Min(column + i, columns - 1) * leading;
                if (typeof(T) == typeof(float)) TurnEight((float**)rows, firstK, count, depth, (float*)target + column, width);
                else TurnFour((double**)rows, firstK, count, depth, (double*)target + column, width);
            }
        }
    }

    private static void PackSingly(T* source, nint leading, int depth, int columns, int width, T* target)
    {
        for (int column = 0; column < width; column++)
        {
            T* row = source + Math.Min(column, columns - 1) * leading;
            for (int k = 0; k < depth; k++) target[k * width + column] = row[k];
        }
    }

    /// <summary>Eight stored rows become eight columns, four elements at a time; the last four overlap those before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TurnEight(float** rows, int firstK, int count, int depth, float* target, int width)
    {
        float* row0 = rows[0], row1 = rows[1], row2 = rows[2], row3 = rows[3];
        float* row4 = rows[4], row5 = rows[5], row6 = rows[6], row7 = rows[7];
        for (int step = 0; step < count; step += 4)
        {
            nint k = Math.Min(firstK + step, depth - 4);
            Vector256<float> rows04 = Pair(row0 + k, row4 + k), rows15 = Pair(row1 + k, row5 + k);
            Vector256<float> rows26 = Pair(row2 + k, row6 + k), rows37 = Pair(row3 + k, row7 + k);
            Vector256<double> low0145 = Avx.UnpackLow(rows04, rows15).AsDouble(), high0145 = Avx.UnpackHigh(rows04, rows15).AsDouble();
            Vector256<double> low2367 = Avx.UnpackLow(rows26, rows37).AsDouble(), high2367 = Avx.UnpackHigh(rows26, rows37).AsDouble();
            float* line = target + k * width;
            Avx.UnpackLow(low0145, low2367).AsSingle().Store(line);
            Avx.UnpackHigh(low0145, low2367).AsSingle().Store(line + width);
            Avx.UnpackLow(high0145, high2367).AsSingle().Store(line + 2 * width);
            Avx.UnpackHigh(high0145, high2367).AsSingle().Store(line + 3 * width);
        }
    }

    /// <summary>Four stored rows become four columns, two elements at a time; the last two overlap those before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TurnFour(double** rows, int firstK, int count, int depth, double* target, int width)
    {
        double* row0 = rows[0], row1 = rows[1], row2 = rows[2], row3 = rows[3];
        for (int step = 0; step < count; step += 2)
        {
            nint k = Math.Min(firstK + step, depth - 2);
            Vector256<double> rows02 = Pair(row0 + k, row2 + k), rows13 = Pair(row1 + k, row3 + k);
            double* line = target + k * width;
            Avx.UnpackLow(rows02, rows13).Store(line);
            Avx.UnpackHigh(rows02, rows13).Store(line + width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<TElement> Pair<TElement>(TElement* low, TElement* high)
        where TElement : unmanaged =>
        Vector256.Create(Vector128.Load(low), Vector128.Load(high));
}
