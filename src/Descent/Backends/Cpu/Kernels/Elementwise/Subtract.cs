using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>a - b.</summary>
internal readonly struct Subtract : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IBinaryOperator.Invoke<L, V, T>(V a, V b) => L.Subtract(a, b);
}
