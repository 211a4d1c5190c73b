using System.Runtime.CompilerServices;

namespace Descent.Numerics;

/// <summary>Horner's rule with fused multiply-adds.</summary>
/// <remarks>
/// Each method continues a sum, which begins as the highest coefficient, by further ones. The coefficients of this folder that are not
/// quoted from a source are those of the Chebyshev interpolant of the function over the stated interval, computed with 60 digits.
/// </remarks>
internal static class Polynomial<L, V, T>
    where L : ILanes<V, T>
    where V : struct
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Continue(V sum, V x, double a) => L.Fma(sum, x, L.Number(a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Continue(V sum, V x, double a, double b) => L.Fma(L.Fma(sum, x, L.Number(a)), x, L.Number(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Continue(V sum, V x, double a, double b, double c) =>
        L.Fma(L.Fma(L.Fma(sum, x, L.Number(a)), x, L.Number(b)), x, L.Number(c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Continue(V sum, V x, double a, double b, double c, double d) =>
        L.Fma(L.Fma(L.Fma(L.Fma(sum, x, L.Number(a)), x, L.Number(b)), x, L.Number(c)), x, L.Number(d));
}
