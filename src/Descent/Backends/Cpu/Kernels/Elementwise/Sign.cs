using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>-1, 0 or 1 by the sign of x; NaN stays NaN.</summary>
internal readonly struct Sign : IUnaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IUnaryOperator.Invoke<L, V, T>(V x) => L.Select(L.Less(L.Number(0), x), L.Number(1), L.Select(L.Less(x, L.Number(0)), L.Number(-1), x));
}
