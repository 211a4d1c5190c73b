using System.Numerics;
using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>Converts a block of numbers or truths to another type. Exact or rounded once, so that no width of vector changes the bits.</summary>
internal static unsafe class CastLoop<TFrom, TTo>
    where TFrom : unmanaged, INumber<TFrom>
    where TTo : unmanaged, INumber<TTo>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(void* a, void* b, void* c, void* destination, nint count)
    {
        TFrom* x = (TFrom*)a;
        TTo* y = (TTo*)destination;
        for (nint i = 0; i < count; i++) y[i] = Convert(x[i]);
    }

    /// <summary>To truths: whether a number is not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RunToTruths(void* a, void* b, void* c, void* destination, nint count)
    {
        TFrom* x = (TFrom*)a;
        byte* y = (byte*)destination;
        for (nint i = 0; i < count; i++) y[i] = x[i] != TFrom.Zero ? (byte)1 : (byte)0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TTo Convert(TFrom value)
    {
        var isCut = (typeof(TFrom) == typeof(float) || typeof(TFrom) == typeof(double)) && typeof(TTo) != typeof(float) && typeof(TTo) != typeof(double);
        // Fractions are cut off to 64 bits (the nearest of them beyond their range, 0 of NaN), then to the type's lowest bits.
        return isCut ? TTo.CreateTruncating(long.CreateSaturating(value)) : TTo.CreateTruncating(value);
    }
}
