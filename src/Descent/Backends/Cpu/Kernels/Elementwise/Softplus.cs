using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>log(1 + eˣ) without overflow: max(x, 0) + log1p(e^-|x|).</summary>
internal readonly struct Softplus : IUnaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IUnaryOperator.Invoke<L, V, T>(V x)
    {
        var e = Exponential<L, V, T>.Exp(L.Or(x, L.Number(-0.0)));
        return L.Add(L.Max(x, L.Number(0)), Logarithm<L, V, T>.LogOnePlusFraction(e));
    }
}
