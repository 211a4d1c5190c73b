using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Kernels.Lanes;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>Applies a function of one argument to a block of elements; the destination may be the operand.</summary>
internal static unsafe class UnaryLoop<TOperator, L, V, T>
    where TOperator : IUnaryOperator
    where L : ILanes<V, T>
    where V : struct
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(void* a, void* b, void* c, void* destination, nint count)
    {
        var x = (T*)a;
        var y = (T*)destination;
        // One body for whole vectors and the rest: some functions are long.
        for (nint i = 0; i < count; i += L.Count)
        {
            var left = count - i;
            var result = TOperator.Invoke<L, V, T>(left >= L.Count ? L.Load(x + i) : L.LoadPartial(x + i, left, L.Number(0)));
            if (left >= L.Count) L.Store(y + i, result);
            else L.StorePartial(y + i, result, left);
        }
    }
}
