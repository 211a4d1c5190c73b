using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Descent.Backends.Cpu.Kernels.Lanes;
using Descent.Graph;

namespace Descent.Backends.Cpu.Kernels;

/// <summary>Adds rows up at the places that numbers name, in the order of the rows; places that none names become 0.</summary>
internal static unsafe class ScatterAddKernel
{
    /// <summary>Adds row i of <paramref name="values"/> to row <paramref name="rows"/>[i] of the destination.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The destination has no row of a number.</exception>
    /// <exception cref="NotSupportedException">The elements are not numbers.</exception>
    public static void Run(DType type, byte* values, int* rows, nint count, nint rowElements, byte* destination, int destinationRows)
    {
        NativeMemory.Clear(destination, (nuint)(destinationRows * rowElements * type.Size()));
        switch (type)
        {
            case DType.Float32: AddRows((float*)values, rows, count, rowElements, (float*)destination, destinationRows); break;
            case DType.Float64: AddRows((double*)values, rows, count, rowElements, (double*)destination, destinationRows); break;
            case DType.Int32: AddRows((int*)values, rows, count, rowElements, (int*)destination, destinationRows); break;
            case DType.Int64: AddRows((long*)values, rows, count, rowElements, (long*)destination, destinationRows); break;
            default: throw new NotSupportedException($"ScatterAdd needs numbers, not {type}: Cast converts truths and bytes.");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddRows<T>(T* values, int* rows, nint count, nint rowElements, T* destination, int destinationRows)
        where T : unmanaged
    {
        for (nint i = 0; i < count; i++, values += rowElements)
        {
            if ((uint)rows[i] >= (uint)destinationRows) RowNumbers.ThrowOutside("ScatterAdd", i, rows[i], destinationRows);
            if (rowElements == 1) destination[rows[i]] = Lanes1<T>.Add(destination[rows[i]], *values);
            else Blocks.Add(values, destination + (rows[i] * rowElements), rowElements);
        }
    }
}
