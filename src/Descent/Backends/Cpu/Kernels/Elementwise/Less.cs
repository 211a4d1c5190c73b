using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>a &lt; b, as a mask.</summary>
internal readonly struct Less : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IBinaryOperator.Invoke<L, V, T>(V a, V b) => L.Less(a, b);
}
