using Descent.Backends.Cpu.Kernels.Lanes;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>A scalar function of one argument, written once for every width of vector and type of number.</summary>
internal interface IUnaryOperator
{
    static abstract V Invoke<L, V, T>(V x)
        where L : ILanes<V, T>
        where V : struct
        where T : unmanaged;
}
