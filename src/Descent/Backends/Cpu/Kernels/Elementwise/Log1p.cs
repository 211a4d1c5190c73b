using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>log(1 + x), exact near 0.</summary>
internal readonly struct Log1p : IUnaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IUnaryOperator.Invoke<L, V, T>(V x) => Logarithm<L, V, T>.LogOnePlus(x);
}
