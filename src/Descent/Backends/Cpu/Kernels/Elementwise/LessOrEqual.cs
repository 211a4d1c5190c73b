using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>a ≤ b, as a mask.</summary>
internal readonly struct LessOrEqual : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IBinaryOperator.Invoke<L, V, T>(V a, V b) => L.LessOrEqual(a, b);
}
