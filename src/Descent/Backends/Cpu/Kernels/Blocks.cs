using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Descent.Backends.Cpu.Kernels.Elementwise;
using Descent.Backends.Cpu.Kernels.Lanes;
using Descent.Backends.Cpu.Simd;

namespace Descent.Backends.Cpu.Kernels;

/// <summary>Copies and fills of blocks (less than 4 GiB each), quick for short ones.</summary>
internal static unsafe class Blocks
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy<T>(T* source, T* destination, nint count)
        where T : unmanaged => Unsafe.CopyBlockUnaligned(destination, source, (uint)(count * sizeof(T)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fill<T>(T value, T* destination, nint count)
        where T : unmanaged
    {
        nint i = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            var vector = Vector128.Create(value);
            for (; i <= count - Vector128<T>.Count; i += Vector128<T>.Count) vector.Store(destination + i);
        }
        for (; i < count; i++) destination[i] = value;
    }

    /// <summary>Adds numbers to others, place by place.</summary>
    public static void Add<T>(T* values, T* destination, nint count)
        where T : unmanaged
    {
        if (SimdWidths.Best == SimdWidth.Vector512) BinaryLoop<Add, Each, Each, Lanes512<T>, Vector512<T>, T>.Run(destination, values, null, destination, count);
        else if (SimdWidths.Best == SimdWidth.Vector256) BinaryLoop<Add, Each, Each, Lanes256<T>, Vector256<T>, T>.Run(destination, values, null, destination, count);
        else BinaryLoop<Add, Each, Each, Lanes1<T>, T, T>.Run(destination, values, null, destination, count);
    }

    /// <summary>A kernel of elementwise programs: copies elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CopyKernel<T>(void* a, void* b, void* c, void* destination, nint count)
        where T : unmanaged => Copy((T*)a, (T*)destination, count);

    /// <summary>A kernel of elementwise programs: repeats one element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FillKernel<T>(void* a, void* b, void* c, void* destination, nint count)
        where T : unmanaged => Fill(*(T*)a, (T*)destination, count);

    /// <summary>Repeats the first elements of a block up to its end.</summary>
    public static void Repeat<T>(T* block, nint period, nint count)
        where T : unmanaged
    {
        for (var done = period; done < count; done *= 2) Copy(block, block + done, Math.Min(done, count - done));
    }
}
