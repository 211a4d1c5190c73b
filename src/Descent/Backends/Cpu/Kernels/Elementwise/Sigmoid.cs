using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>1 / (1 + e⁻ˣ), as e / (1 + e) with e = e^-|x| where x is negative.</summary>
internal readonly struct Sigmoid : IUnaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IUnaryOperator.Invoke<L, V, T>(V x)
    {
        var e = Exponential<L, V, T>.Exp(L.Or(x, L.Number(-0.0)));
        var y = L.Divide(L.Number(1), L.Add(e, L.Number(1)));
        return L.Select(L.Less(x, L.Number(0)), L.Multiply(e, y), y);
    }
}
