using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>eˣ.</summary>
internal readonly struct Exp : IUnaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IUnaryOperator.Invoke<L, V, T>(V x) => Exponential<L, V, T>.Exp(x);
}
