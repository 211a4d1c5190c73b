using System.Runtime.CompilerServices;

namespace Descent.Numerics;

/// <summary>
/// The heart of log and log1p: x = 2ⁿ (1 + f) with √½ ≤ 1 + f &lt; √2, and log(1 + f) by the series in s = f / (2 + f), as in FreeBSD's
/// e_log.c (Sun Microsystems, 1993).
/// </summary>
internal static class Logarithm<L, V, T>
    where L : ILanes<V, T>
    where V : struct
    where T : unmanaged
{
    /// <summary>The natural logarithm; -∞ at 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log(V x)
    {
        var isTiny = L.Less(x, L.Number(typeof(T) == typeof(float) ? 1.1754943508222875e-38 : 2.2250738585072014e-308));
        var scaled = L.Select(isTiny, L.Multiply(x, L.Number(typeof(T) == typeof(float) ? 33554432.0 : 18014398509481984.0)), x);
        var fraction = Split(scaled, out var n);
        n = L.Subtract(n, L.And(isTiny, L.Number(typeof(T) == typeof(float) ? 25 : 54)));
        return Finish(x, L.Number(0), Sum(L.Subtract(fraction, L.Number(1)), n, L.Number(0)));
    }

    /// <summary>log(1 + x); the rounding error of 1 + x goes into the sum as a correction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LogOnePlus(V x)
    {
        var one = L.Number(1);
        var u = L.Add(x, one);
        var fraction = Split(u, out var n);
        var isWhole = L.Equal(n, L.Number(0));
        var lost = L.Select(L.Less(one, u), L.Subtract(one, L.Subtract(u, x)), L.Subtract(x, L.Subtract(u, one)));
        var correction = L.AndNot(L.Divide(lost, u), isWhole);
        return Finish(x, L.Number(-1), Sum(L.Select(isWhole, x, L.Subtract(fraction, one)), n, correction));
    }

    /// <summary>log(1 + x) of 0 ≤ x ≤ 1: half of 1 + x, less 1, is (x - 1) / 2, so nothing is lost.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LogOnePlusFraction(V x)
    {
        var isHalved = L.Less(L.Number(0.41421356237309505), x);
        var one = L.Number(1);
        return Sum(L.Select(isHalved, L.Multiply(L.Subtract(x, one), L.Number(0.5)), x), L.And(isHalved, one), L.Number(0));
    }

    /// <summary>The fraction in [√½, √2) and the exponent, as a number, of a normal positive number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Split(V x, out V exponent)
    {
        var root = L.Pattern(typeof(T) == typeof(float) ? 0x3F3504F3 : 0x3FE6A09E667F3BCD);
        var shifted = L.SubtractBits(x, root);
        var whole = L.ShiftRightSigned(shifted, FloatingPoint<L, V, T>.FractionBits);
        exponent = L.Subtract(L.AddBits(whole, FloatingPoint<L, V, T>.Rounder), FloatingPoint<L, V, T>.Rounder);
        return L.AddBits(L.And(shifted, L.Pattern(typeof(T) == typeof(float) ? 0x007FFFFF : 0x000FFFFFFFFFFFFF)), root);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Sum(V f, V n, V correction)
    {
        var s = L.Divide(f, L.Add(f, L.Number(2)));
        var z = L.Multiply(s, s);
        V r;
        if (typeof(T) == typeof(float)) r = Polynomial<L, V, T>.Continue(L.Number(0.233308639), z, 0.285508062, 0.40000122, 0.666666666);
        else
        {
            r = Polynomial<L, V, T>.Continue(L.Number(0.146169190366104555), z, 0.153316836219215995, 0.181828902680216406, 0.22222211119107801);
            r = Polynomial<L, V, T>.Continue(r, z, 0.28571428626071601, 0.399999999998992926, 0.666666666666666969);
        }
        var half = L.Multiply(L.Multiply(f, f), L.Number(0.5));
        var (high, low) = typeof(T) == typeof(float) ? (0.693138122558594, 9.058000614459e-06) : (0.693147180369123816, 1.90821492927058770e-10);
        var small = L.Fma(s, L.Fma(z, r, half), L.Fma(n, L.Number(low), correction));
        return L.Fma(n, L.Number(high), L.Subtract(f, L.Subtract(half, small)));
    }

    /// <summary>Puts -∞ where x is at the pole, NaN below it, and ∞ and NaN where x is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Finish(V x, V pole, V value)
    {
        value = L.Select(L.Less(x, FloatingPoint<L, V, T>.Infinity), value, x);
        var outside = L.Select(L.Equal(x, pole), L.Number(double.NegativeInfinity), L.Number(double.NaN));
        return L.Select(L.LessOrEqual(x, pole), outside, value);
    }
}
