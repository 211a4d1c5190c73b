using Descent.Backends.Cpu.Kernels.Lanes;

namespace Descent.Backends.Cpu.Kernels.Reductions;

/// <summary>How two partial results become one.</summary>
internal interface IReduction
{
    /// <summary>The result of no elements.</summary>
    static abstract V Identity<L, V, T>()
        where L : ILanes<V, T>
        where V : struct
        where T : unmanaged;

    static abstract V Combine<L, V, T>(V left, V right)
        where L : ILanes<V, T>
        where V : struct
        where T : unmanaged;
}
