using System.Runtime.CompilerServices;

namespace Descent.Numerics;

/// <summary>The heart of exp, expm1 and what stands on them: x = n log 2 + r with |r| ≤ ½ log 2, and eʳ - 1 as a polynomial.</summary>
internal static class Exponential<L, V, T>
    where L : ILanes<V, T>
    where V : struct
    where T : unmanaged
{
    /// <summary>eˣ; 0 where the result would be less than the least normal number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp(V x)
    {
        var least = L.Number(typeof(T) == typeof(float) ? -87.33654 : -708.39641853226408);
        var greatest = L.Number(typeof(T) == typeof(float) ? 88.722839 : 709.78271289338397);
        var y = FloatingPoint<L, V, T>.Scale(L.Add(ReducedMinusOne(x, L.Number(0), out var rounded), L.Number(1)), rounded);
        y = L.Select(L.Less(x, least), L.Number(0), y);
        return L.Select(L.LessOrEqual(x, greatest), y, L.Multiply(x, FloatingPoint<L, V, T>.Infinity));    // ∞, or NaN of NaN
    }

    /// <summary>eˣ - 1 with small relative error also near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ExpMinusOne(V x)
    {
        x = L.Clamp(x, L.Number(-40), L.Number(typeof(T) == typeof(float) ? 89 : 710));                    // -1 below, ∞ above
        var q = ReducedMinusOne(x, L.Number(0), out var rounded);
        var half = FloatingPoint<L, V, T>.Scale(L.Number(0.5), rounded);                                   // 2ⁿ may overflow, 2ⁿ⁻¹ does not
        var y = L.Fma(q, half, L.Subtract(half, L.Number(0.5)));
        return L.Add(y, y);
    }

    /// <summary>eʳ - 1 for the remainder r of x + <paramref name="tail"/>; n is in the lowest bits of <paramref name="rounded"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ReducedMinusOne(V x, V tail, out V rounded)
    {
        rounded = L.Fma(x, L.Number(1.4426950408889634), FloatingPoint<L, V, T>.Rounder);
        var n = L.Subtract(rounded, FloatingPoint<L, V, T>.Rounder);
        V p;
        if (typeof(T) == typeof(float))
        {
            var r = L.Fma(n, L.Number(1.9046542121259336e-09), L.Fma(n, L.Number(-0.6931471824645996), x));
            r = L.Add(r, tail);
            p = Polynomial<L, V, T>.Continue(L.Number(0.00139263919), r, 0.00836334581, 0.0416665534, 0.16666576, 0.5);
            return L.Fma(L.Multiply(r, r), p, r);
        }
        var remainder = L.Fma(n, L.Number(-2.3190468138462996e-17), L.Fma(n, L.Number(-0.6931471805599453), x));
        remainder = L.Add(remainder, tail);
        p = Polynomial<L, V, T>.Continue(L.Number(2.51006550360665901e-8), remainder, 2.76204389486344186e-7, 2.75572678917455304e-6, 0.0000248015205570178279);
        p = Polynomial<L, V, T>.Continue(p, remainder, 0.000198412698634203503, 0.00138888889176906035, 0.0083333333333299882);
        p = Polynomial<L, V, T>.Continue(p, remainder, 0.0416666666666231704, 0.166666666666666675, 0.5);
        return L.Fma(L.Multiply(remainder, remainder), p, remainder);
    }
}
