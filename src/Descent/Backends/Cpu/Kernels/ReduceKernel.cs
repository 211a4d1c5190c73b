using System.Runtime.Intrinsics;
using Descent.Backends.Cpu.Kernels.Lanes;
using Descent.Backends.Cpu.Kernels.Reductions;
using Descent.Backends.Cpu.Simd;
using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Backends.Cpu.Kernels;

/// <summary>
/// Sums and maxima of [outer, length, inner] along the middle axis. The order of a sum depends on the lengths alone: matrices and
/// columns may be cut over threads, and vectors may have any width, with the same bits.
/// </summary>
internal static unsafe class ReduceKernel
{
    /// <summary>Reduces whole tensors.</summary>
    /// <exception cref="NotSupportedException">The elements are not numbers.</exception>
    public static void Run(DType type, Reduction reduction, byte* source, byte* destination, nint outer, nint length, nint inner) =>
        Run(type, reduction, source, destination, outer, length, inner, 0, inner, SimdWidths.Best);

    /// <summary>Reduces the columns <paramref name="firstColumn"/> .. <paramref name="firstColumn"/> + <paramref name="columns"/> - 1 of the inner axis.</summary>
    /// <exception cref="NotSupportedException">The elements are not numbers.</exception>
    public static void Run(DType type, Reduction reduction, byte* source, byte* destination, nint outer, nint length, nint inner, nint firstColumn, nint columns, SimdWidth width)
    {
        switch (type)
        {
            case DType.Float32: Choose((float*)source, (float*)destination); break;
            case DType.Float64: Choose((double*)source, (double*)destination); break;
            case DType.Int32: Choose((int*)source, (int*)destination); break;
            case DType.Int64: Choose((long*)source, (long*)destination); break;
            default: throw new NotSupportedException($"{reduction} needs numbers, not {type}: Cast converts truths and bytes.");
        }

        void Choose<T>(T* x, T* y)
            where T : unmanaged
        {
            if (reduction == Reduction.Sum) AtWidth<SumReduction, T>(x, y);
            else AtWidth<MaxReduction, T>(x, y);
        }

        void AtWidth<TReduction, T>(T* x, T* y)
            where TReduction : IReduction
            where T : unmanaged
        {
            switch (width)
            {
                case SimdWidth.Vector512: Rows<TReduction, Lanes512<T>, Vector512<T>, T>(x, y); break;
                case SimdWidth.Vector256: Rows<TReduction, Lanes256<T>, Vector256<T>, T>(x, y); break;
                case SimdWidth.Vector128: Rows<TReduction, Lanes128<T>, Vector128<T>, T>(x, y); break;
                default: Rows<TReduction, Lanes1<T>, T, T>(x, y); break;
            }
        }

        void Rows<TReduction, L, V, T>(T* x, T* y)
            where TReduction : IReduction
            where L : ILanes<V, T>
            where V : struct
            where T : unmanaged
        {
            if (inner == 1) RowReduction<TReduction, L, V, T>.Run(x, y, outer, length);
            else ColumnReduction<TReduction, L, V, T>.Run(x, y, outer, length, inner, firstColumn, columns);
        }
    }
}
