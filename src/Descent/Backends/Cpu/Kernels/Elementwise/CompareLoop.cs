using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Kernels.Lanes;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>Compares blocks of numbers; the result is truths, a byte each.</summary>
internal static unsafe class CompareLoop<TRelation, TLeft, TRight, L, V, T>
    where TRelation : IBinaryOperator
    where TLeft : IOperand
    where TRight : IOperand
    where L : ILanes<V, T>
    where V : struct
    where T : unmanaged
{
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(void* a, void* b, void* c, void* destination, nint count)
    {
        var x = (T*)a;
        var y = (T*)b;
        var truths = (byte*)destination;
        var left = TLeft.IsOne ? L.Create(*x) : default;
        var right = TRight.IsOne ? L.Create(*y) : default;
        nint i = 0;
        for (; i <= count - L.Count; i += L.Count)
        {
            if (!TLeft.IsOne) left = L.Load(x + i);
            if (!TRight.IsOne) right = L.Load(y + i);
            L.StoreTruths(truths + i, TRelation.Invoke<L, V, T>(left, right));
        }
        if (i == count) return;
        if (!TLeft.IsOne) left = L.LoadPartial(x + i, count - i, default);
        if (!TRight.IsOne) right = L.LoadPartial(y + i, count - i, default);
        var rest = stackalloc byte[64];
        L.StoreTruths(rest, TRelation.Invoke<L, V, T>(left, right));
        for (nint place = 0; i < count; i++, place++) truths[i] = rest[place];
    }
}
