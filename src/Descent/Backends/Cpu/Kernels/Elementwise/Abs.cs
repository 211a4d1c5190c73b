using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>|x|.</summary>
internal readonly struct Abs : IUnaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IUnaryOperator.Invoke<L, V, T>(V x) => typeof(T) == typeof(float) || typeof(T) == typeof(double)
        ? L.AndNot(x, L.Number(-0.0))
        : L.Max(x, L.Subtract(L.Number(0), x));
}
