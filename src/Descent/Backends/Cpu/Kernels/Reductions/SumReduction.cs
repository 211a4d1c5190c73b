using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Reductions;

/// <summary>The sum; of whole numbers with wrapping.</summary>
internal readonly struct SumReduction : IReduction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IReduction.Identity<L, V, T>() => L.Number(0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IReduction.Combine<L, V, T>(V left, V right) => L.Add(left, right);
}
