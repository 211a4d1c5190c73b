using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Descent.Backends.Cpu.Kernels.Lanes;
using Descent.Backends.Cpu.Simd;
using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Backends.Cpu.Kernels;

/// <summary>Numbers of the uniform distribution on [0, 1), as <see cref="RandomUniform"/> defines them, several counters at a time.</summary>
internal static unsafe class RandomUniformKernel
{
    public static void Run(DType type, ulong key, long step, long firstRow, nint rows, nint elements, byte* destination) =>
        Run(type, key, step, firstRow, rows, elements, destination, SimdWidths.Best);

    public static void Run(DType type, ulong key, long step, long firstRow, nint rows, nint elements, byte* destination, SimdWidth width)
    {
        switch (width)
        {
            case SimdWidth.Vector512: Run<Lanes512<long>, Vector512<long>>(type, key, step, firstRow, rows, elements, destination); break;
            case SimdWidth.Vector256: Run<Lanes256<long>, Vector256<long>>(type, key, step, firstRow, rows, elements, destination); break;
            case SimdWidth.Vector128: Run<Lanes128<long>, Vector128<long>>(type, key, step, firstRow, rows, elements, destination); break;
            default: Run<Lanes1<long>, long>(type, key, step, firstRow, rows, elements, destination); break;
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<L, V>(DType type, ulong key, long step, long firstRow, nint rows, nint elements, byte* destination)
        where L : ILanes<V, long>
        where V : struct
    {
        const int most = 8;
        var isSingle = type == DType.Float32;
        var shift = isSingle ? 2 : 1;
        nint perCounter = 1 << shift;
        var words = stackalloc long[4 * most];
        var (element, row) = ((nint)0, (nint)0);
        while (row < rows && elements > 0)
        {
            // The counters of as many lanes, which may go on in the next rows.
            var (nextElement, nextRow) = (element, row);
            for (var lane = 0; lane < L.Count; lane++)
            {
                (words[lane], words[most + lane]) = ((uint)(nextElement >> shift), (uint)(firstRow + nextRow));
                nextElement += perCounter;
                if (nextElement >= elements) (nextElement, nextRow) = (0, nextRow + 1);
            }
            PhiloxLanes<L, V>.Generate(key, (ulong)step, words, most);
            for (var lane = 0; lane < L.Count && row < rows; lane++)
            {
                var count = (int)Math.Min(perCounter, elements - element);
                if (isSingle) Write((float*)destination + (row * elements) + element, words + lane, most, count);
                else Write((double*)destination + (row * elements) + element, words + lane, most, count);
                element += perCounter;
                if (element >= elements) (element, row) = (0, row + 1);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(float* destination, long* words, int stride, int count)
    {
        for (var i = 0; i < count; i++) destination[i] = (int)(words[i * stride] >> 8) * (1f / (1 << 24));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(double* destination, long* words, int stride, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var bits = words[2 * i * stride] | (words[((2 * i) + 1) * stride] << 32);
            destination[i] = (bits >>> 11) * (1.0 / (1L << 53));
        }
    }
}
