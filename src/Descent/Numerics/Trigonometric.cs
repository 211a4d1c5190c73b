using System.Runtime.CompilerServices;

namespace Descent.Numerics;

/// <summary>
/// The heart of sin and cos: x = n π/2 + r with |r| ≤ π/4, by π/2 in three parts (Cody and Waite), and both functions of r. Beyond
/// |x| = 100,000 whole turns are taken off first, by integers; there the absolute error is about that of rounding 2π.
/// </summary>
internal static unsafe class Trigonometric<L, V, T>
    where L : ILanes<V, T>
    where V : struct
    where T : unmanaged
{
    /// <summary>sin(x + <paramref name="quarters"/> · π/2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sin(V x, int quarters)
    {
        const double bound = 100_000;
        if (L.Any(L.Less(L.Number(bound), L.AndNot(x, L.Number(-0.0))))) x = TakeTurnsOff(x, bound);
        var rounded = L.Fma(x, L.Number(0.63661977236758134), FloatingPoint<L, V, T>.Rounder);
        var n = L.Subtract(rounded, FloatingPoint<L, V, T>.Rounder);
        V r;
        if (typeof(T) == typeof(float)) r = L.Fma(n, L.Number(1.7151245100058819e-15), L.Fma(n, L.Number(4.371138828673793e-08), L.Fma(n, L.Number(-1.5707963705062866), x)));
        else r = L.Fma(n, L.Number(1.4973849048591698e-33), L.Fma(n, L.Number(-6.123233995736766e-17), L.Fma(n, L.Number(-1.5707963267948966), x)));
        var quadrant = L.AddBits(rounded, L.Pattern(quarters));
        var top = (8 * sizeof(T)) - 1;
        var isOdd = L.ShiftRightSigned(L.ShiftLeft(quadrant, top), top);
        var sign = L.And(L.ShiftLeft(quadrant, top - 1), L.Number(-0.0));
        var z = L.Multiply(r, r);
        return L.Xor(L.Select(isOdd, CosNear(z), SinNear(r, z)), sign);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V TakeTurnsOff(V x, double bound)
    {
        var angles = stackalloc T[L.Count];
        L.Store(angles, x);
        LargeAngle.Reduce(angles, L.Count, bound);
        return L.Load(angles);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SinNear(V r, V z)
    {
        V p;
        if (typeof(T) == typeof(float)) p = Polynomial<L, V, T>.Continue(L.Number(2.72491468e-6), z, -0.000198400807, 0.00833333186, -0.166666667);
        else
        {
            p = Polynomial<L, V, T>.Continue(L.Number(1.59177717593419159e-10), z, -2.50511268760853375e-8, 2.75573160786806706e-6);
            p = Polynomial<L, V, T>.Continue(p, z, -0.000198412698367124944, 0.00833333333333091799, -0.166666666666666646);
        }
        return L.Fma(L.Multiply(z, r), p, r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V CosNear(V z)
    {
        V p;
        if (typeof(T) == typeof(float)) p = Polynomial<L, V, T>.Continue(L.Number(2.45472992e-5), z, -0.00138883001, 0.0416666646);
        else
        {
            p = Polynomial<L, V, T>.Continue(L.Number(-1.13824087541532546e-11), z, 2.08761431599094387e-9, -2.75573172567960406e-7);
            p = Polynomial<L, V, T>.Continue(p, z, 0.0000248015872987368615, -0.00138888888888873782, 0.0416666666666666654);
        }
        return L.Fma(L.Multiply(z, z), p, L.Fma(z, L.Number(-0.5), L.Number(1)));
    }
}
