using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>-x; of whole numbers with wrapping.</summary>
internal readonly struct Negate : IUnaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IUnaryOperator.Invoke<L, V, T>(V x) => typeof(T) == typeof(float) || typeof(T) == typeof(double)
        ? L.Xor(x, L.Number(-0.0))
        : L.Subtract(L.Number(0), x);
}
