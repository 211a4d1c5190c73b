using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>eˣ - 1, exact near 0.</summary>
internal readonly struct Expm1 : IUnaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IUnaryOperator.Invoke<L, V, T>(V x) => Exponential<L, V, T>.ExpMinusOne(x);
}
