using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Kernels.Lanes;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>Polynomials of the error function: erf x = x P(x²) up to 1, and 1 - e^(-x²) Q(x / (x + c)) beyond.</summary>
internal static class ErrorFunction<L, V, T>
    where L : ILanes<V, T>
    where V : struct
    where T : unmanaged
{
    /// <summary>erf x / x, of z = x² ≤ 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Near(V z)
    {
        V p;
        if (typeof(T) == typeof(float))
        {
            p = Polynomial<L, V, T>.Continue(L.Number(7.87587506e-5), z, -0.000801686429, 0.00518908742, -0.026854212);
            return Polynomial<L, V, T>.Continue(p, z, 0.112835947, -0.376126267, 1.12837917);
        }
        p = Polynomial<L, V, T>.Continue(L.Number(5.9571761477489114e-11), z, -1.13728488567916737e-9, 1.46597752740474358e-8, -1.6350312701054695e-7);
        p = Polynomial<L, V, T>.Continue(p, z, 1.6461000484121368e-6, -0.0000149255952668311816, 0.000120553311116427109, -0.000854832698083378991);
        p = Polynomial<L, V, T>.Continue(p, z, 0.00522397762481801447, -0.0268661706450767932, 0.112837916709548787, -0.376126389031837481);
        return Polynomial<L, V, T>.Continue(p, z, 1.12837916709551257);
    }

    /// <summary>e^(x²) (1 - erf x), of 1 ≤ x ≤ 4 (float) or 6 (double).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Far(V x)
    {
        var t = L.Divide(x, L.Add(x, L.Number(typeof(T) == typeof(float) ? 2 : 3)));
        V p;
        if (typeof(T) == typeof(float))
        {
            p = Polynomial<L, V, T>.Continue(L.Number(-0.120389870488967021), t, 0.367870601972628915, -0.247748471179707995, -0.173725349261628811);
            return Polynomial<L, V, T>.Continue(Polynomial<L, V, T>.Continue(p, t, -0.321329764976803723, 1.75302828261503052), t, -2.25792667854311327, 1.00006070723475209);
        }
        p = Polynomial<L, V, T>.Continue(L.Number(-0.000288402958932013562), t, 0.0227756219077836952, -0.135396837056098915, 0.345548610097014581);
        p = Polynomial<L, V, T>.Continue(p, t, -0.471043313246298297, 0.397387938268140751, -0.341310534385816199, 0.328608975874990099);
        p = Polynomial<L, V, T>.Continue(p, t, 0.0769774535568408459, -0.565771116344831128, -0.374512776875822204, 3.18338308972178526);
        return Polynomial<L, V, T>.Continue(p, t, -5.69609478499077555, 5.61487457968550178, -3.38513817961826752, 1.0000000176528119);
    }
}
