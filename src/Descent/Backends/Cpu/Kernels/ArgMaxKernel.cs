using System.Numerics;
using System.Runtime.CompilerServices;
using Descent.Graph;

namespace Descent.Backends.Cpu.Kernels;

/// <summary>The place of the greatest element along the middle axis of [outer, length, inner]: the first of equals, NaN above all numbers.</summary>
internal static unsafe class ArgMaxKernel
{
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is not positive.</exception>
    public static void Run(DType type, byte* source, int* destination, nint outer, nint length, nint inner)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        switch (type)
        {
            case DType.Float32: Run((float*)source, destination, outer, length, inner); break;
            case DType.Float64: Run((double*)source, destination, outer, length, inner); break;
            case DType.Int32: Run((int*)source, destination, outer, length, inner); break;
            case DType.Int64: Run((long*)source, destination, outer, length, inner); break;
            default: Run(source, destination, outer, length, inner); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<T>(T* source, int* destination, nint outer, nint length, nint inner)
        where T : unmanaged, INumber<T>
    {
        for (nint matrix = 0; matrix < outer; matrix++, source += length * inner)
            for (nint column = 0; column < inner; column++) *destination++ = Find(source + column, length, inner);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Find<T>(T* column, nint length, nint stride)
        where T : unmanaged, INumber<T>
    {
        var greatest = *column;
        nint place = 0;
        for (nint i = 1; i < length; i++)
        {
            var value = column[i * stride];
            if (value <= greatest || T.IsNaN(greatest)) continue;       // false of a NaN value, which therefore wins
            (greatest, place) = (value, i);
        }
        return (int)place;
    }
}
