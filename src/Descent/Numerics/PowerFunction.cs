using System.Runtime.CompilerServices;

namespace Descent.Numerics;

/// <summary>aᵇ = exp(b log a) with the logarithm in two parts, which together have 6 bits and more than T has.</summary>
internal static class PowerFunction<L, V, T>
    where L : ILanes<V, T>
    where V : struct
    where T : unmanaged
{
    /// <summary>aᵇ with the special values of <see cref="Math.Pow"/>. A method of its own, since it is too long to be compiled into others.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Power(V a, V b)
    {
        var zero = L.Number(0);
        var one = L.Number(1);
        var infinity = FloatingPoint<L, V, T>.Infinity;
        var size = Magnitude(a);
        var half = L.Multiply(b, L.Number(0.5));
        var isWhole = L.Equal(L.Floor(b), b);
        var isOdd = L.AndNot(isWhole, L.Equal(L.Floor(half), half));
        var isGrowing = L.Xor(L.Less(size, one), L.Less(zero, b));
        var isExtreme = L.Or(L.Or(L.Equal(size, zero), L.Equal(size, infinity)), L.Equal(Magnitude(b), infinity));
        var y = L.Select(isExtreme, L.And(isGrowing, infinity), Positive(size, b));
        y = L.Select(L.And(L.Equal(size, one), L.Equal(b, b)), one, y);
        y = L.Select(L.And(L.Less(a, zero), L.AndNot(L.Less(size, infinity), isWhole)), L.Number(double.NaN), y);
        y = L.Xor(y, L.And(L.And(a, L.Number(-0.0)), isOdd));
        y = L.Select(L.Equal(a, a), y, a);
        y = L.Select(L.Equal(b, b), y, b);
        return L.Select(L.Or(L.Equal(a, one), L.Equal(b, zero)), one, y);
    }

    /// <summary>aᵇ of finite a &gt; 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Positive(V a, V b)
    {
        var log = LogParts(a, out var low);
        var exponent = L.Multiply(b, log);
        var tail = L.Fma(b, low, L.Fma(b, log, L.Xor(exponent, L.Number(-0.0))));
        // Beyond these bounds the result is 0 or ∞ whatever the tail, and inside them no step overflows.
        var bound = L.Number(typeof(T) == typeof(float) ? 120 : 800);
        var isInside = L.Less(Magnitude(exponent), bound);
        exponent = L.Clamp(exponent, L.Xor(bound, L.Number(-0.0)), bound);
        var q = Exponential<L, V, T>.ReducedMinusOne(exponent, L.And(tail, isInside), out var rounded);
        var n = L.Subtract(rounded, FloatingPoint<L, V, T>.Rounder);
        var first = L.Fma(n, L.Number(0.5), FloatingPoint<L, V, T>.Rounder);
        var second = L.Add(L.Subtract(n, L.Subtract(first, FloatingPoint<L, V, T>.Rounder)), FloatingPoint<L, V, T>.Rounder);
        var y = FloatingPoint<L, V, T>.Scale(L.Add(q, L.Number(1)), first);
        return L.Multiply(y, FloatingPoint<L, V, T>.Scale(L.Number(1), second));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Magnitude(V x) => L.AndNot(x, L.Number(-0.0));

    /// <summary>log a = high + low. The series is that of <see cref="Logarithm{L, V, T}"/>, its first term 2 s in two parts.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V LogParts(V a, out V low)
    {
        var isTiny = L.Less(a, L.Number(typeof(T) == typeof(float) ? 1.1754943508222875e-38 : 2.2250738585072014e-308));
        var scaled = L.Select(isTiny, L.Multiply(a, L.Number(typeof(T) == typeof(float) ? 33554432.0 : 18014398509481984.0)), a);
        var fraction = Logarithm<L, V, T>.Split(scaled, out var n);
        n = L.Subtract(n, L.And(isTiny, L.Number(typeof(T) == typeof(float) ? 25 : 54)));
        var f = L.Subtract(fraction, L.Number(1));
        var divisor = L.Add(fraction, L.Number(1));
        var divisorLow = L.Subtract(fraction, L.Subtract(divisor, L.Number(1)));
        var s = L.Divide(f, divisor);
        var negative = L.Xor(s, L.Number(-0.0));
        var sLow = L.Divide(L.Fma(negative, divisorLow, L.Fma(negative, divisor, f)), divisor);
        var z = L.Multiply(s, s);
        var series = L.Multiply(L.Multiply(s, z), Series(z));
        // n log 2 + 2 s + series, largest first, keeping what each sum loses.
        var (ln2, ln2Low) = typeof(T) == typeof(float) ? (0.693145751953125, 1.4286068203094173e-06) : (0.69314718055966296, 2.8235290563031577e-13);
        var first = L.Multiply(n, L.Number(ln2));                                                         // exact: ln2 has few bits
        var twice = L.Add(s, s);
        var sum = L.Add(first, twice);
        var back = L.Subtract(sum, first);
        var lost = L.Add(L.Subtract(first, L.Subtract(sum, back)), L.Subtract(twice, back));
        low = L.Add(L.Add(lost, L.Fma(n, L.Number(ln2Low), L.Add(sLow, sLow))), series);
        var high = L.Add(sum, low);
        low = L.Add(L.Subtract(sum, high), low);
        return high;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Series(V z)
    {
        if (typeof(T) == typeof(float)) return Polynomial<L, V, T>.Continue(L.Number(0.233308639), z, 0.285508062, 0.40000122, 0.66666667);
        var p = Polynomial<L, V, T>.Continue(L.Number(0.130871132116946437), z, 0.13268726556912084, 0.153862414424785587, 0.181817956081434597);
        return Polynomial<L, V, T>.Continue(p, z, 0.22222222392013338, 0.285714285708022908, 0.400000000000008791, 0.666666666666666665);
    }
}
