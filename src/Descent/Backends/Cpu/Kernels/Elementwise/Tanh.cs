using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>The hyperbolic tangent, -t / (t + 2) with t = e^(-2|x|) - 1, under the sign of x.</summary>
internal readonly struct Tanh : IUnaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IUnaryOperator.Invoke<L, V, T>(V x)
    {
        var sign = L.And(x, L.Number(-0.0));
        var t = Exponential<L, V, T>.ExpMinusOne(L.Multiply(L.Xor(x, sign), L.Number(-2)));
        return L.Xor(L.Divide(t, L.Add(t, L.Number(2))), L.Xor(sign, L.Number(-0.0)));
    }
}
