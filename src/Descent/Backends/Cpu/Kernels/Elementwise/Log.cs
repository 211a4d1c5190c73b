using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>The natural logarithm; -∞ at 0, NaN below.</summary>
internal readonly struct Log : IUnaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IUnaryOperator.Invoke<L, V, T>(V x) => Logarithm<L, V, T>.Log(x);
}
