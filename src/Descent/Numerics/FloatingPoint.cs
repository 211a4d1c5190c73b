using System.Runtime.CompilerServices;

namespace Descent.Numerics;

/// <summary>Facts of the two floating-point formats.</summary>
internal static class FloatingPoint<L, V, T>
    where L : ILanes<V, T>
    where V : struct
    where T : unmanaged
{
    /// <summary>Bits of the fraction.</summary>
    public static int FractionBits => typeof(T) == typeof(float) ? 23 : 52;

    /// <summary>1.5 · 2^FractionBits: added to a small number it leaves the nearest whole number in the lowest bits.</summary>
    public static V Rounder
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => L.Number(typeof(T) == typeof(float) ? 12582912.0 : 6755399441055744.0);
    }

    public static V Infinity
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => L.Number(double.PositiveInfinity);
    }

    /// <summary>Multiplies by 2^n, where the result is a normal number; n is in the lowest bits of <paramref name="rounded"/> (see <see cref="Rounder"/>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Scale(V value, V rounded) => L.AddBits(value, L.ShiftLeft(rounded, FractionBits));
}
