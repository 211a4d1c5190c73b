using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>The greater of a and b; NaN if one is.</summary>
internal readonly struct Maximum : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IBinaryOperator.Invoke<L, V, T>(V a, V b) => L.Max(a, b);
}
