using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Kernels.Lanes;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>Applies a function of two arguments to a block of elements; the destination may be an operand.</summary>
internal static unsafe class BinaryLoop<TOperator, TLeft, TRight, L, V, T>
    where TOperator : IBinaryOperator
    where TLeft : IOperand
    where TRight : IOperand
    where L : ILanes<V, T>
    where V : struct
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(void* a, void* b, void* c, void* destination, nint count)
    {
        var x = (T*)a;
        var y = (T*)b;
        var z = (T*)destination;
        var left = TLeft.IsOne ? L.Create(*x) : default;
        var right = TRight.IsOne ? L.Create(*y) : default;
        nint i = 0;
        for (; i <= count - L.Count; i += L.Count)
        {
            if (!TLeft.IsOne) left = L.Load(x + i);
            if (!TRight.IsOne) right = L.Load(y + i);
            L.Store(z + i, TOperator.Invoke<L, V, T>(left, right));
        }
        if (i == count) return;
        if (!TLeft.IsOne) left = L.LoadPartial(x + i, count - i, default);
        if (!TRight.IsOne) right = L.LoadPartial(y + i, count - i, default);
        L.StorePartial(z + i, TOperator.Invoke<L, V, T>(left, right), count - i);
    }
}
