using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Kernels.Lanes;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>aᵇ with the special values of <see cref="Math.Pow"/>; a product where b is 1, 2, 3 or 4, a quotient where b is -1 or -2.</summary>
internal readonly struct Power : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IBinaryOperator.Invoke<L, V, T>(V a, V b)
    {
        var isProduct = L.Or(Among<L, V, T>(b, 1, 2), L.Or(Among<L, V, T>(b, 3, 4), Among<L, V, T>(b, -1, -2)));
        var otherwise = L.Any(L.Xor(isProduct, L.Pattern(-1))) ? PowerFunction<L, V, T>.Power(a, b) : a;
        var square = L.Multiply(a, a);
        var y = L.Select(L.Equal(b, L.Number(2)), square, otherwise);
        y = L.Select(L.Equal(b, L.Number(1)), a, y);
        y = L.Select(L.Equal(b, L.Number(3)), L.Multiply(square, a), y);
        y = L.Select(L.Equal(b, L.Number(4)), L.Multiply(square, square), y);
        var inverse = L.Divide(L.Number(1), L.Select(L.Equal(b, L.Number(-2)), square, a));
        return L.Select(Among<L, V, T>(b, -1, -2), inverse, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Among<L, V, T>(V b, double first, double second)
        where L : ILanes<V, T>
        where V : struct
        where T : unmanaged => L.Or(L.Equal(b, L.Number(first)), L.Equal(b, L.Number(second)));
}
