using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>a / b of floating-point numbers.</summary>
internal readonly struct Divide : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IBinaryOperator.Invoke<L, V, T>(V a, V b) => L.Divide(a, b);
}
