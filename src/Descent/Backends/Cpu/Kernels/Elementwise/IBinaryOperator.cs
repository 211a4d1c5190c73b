using Descent.Backends.Cpu.Kernels.Lanes;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>A scalar function of two arguments, written once for every width of vector and type of number.</summary>
internal interface IBinaryOperator
{
    static abstract V Invoke<L, V, T>(V a, V b)
        where L : ILanes<V, T>
        where V : struct
        where T : unmanaged;
}
