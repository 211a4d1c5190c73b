using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>√x, correctly rounded.</summary>
internal readonly struct Sqrt : IUnaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IUnaryOperator.Invoke<L, V, T>(V x) => L.Sqrt(x);
}
