using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Reductions;

/// <summary>The greatest element; NaN if one is NaN.</summary>
internal readonly struct MaxReduction : IReduction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IReduction.Identity<L, V, T>() => typeof(T) == typeof(float) || typeof(T) == typeof(double)
        ? L.Number(double.NegativeInfinity)
        : L.Pattern(typeof(T) == typeof(int) ? int.MinValue : long.MinValue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IReduction.Combine<L, V, T>(V left, V right) => L.Max(left, right);
}
