using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Kernels.Lanes;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>aᵇ with the special values of <see cref="Math.Pow"/>; a product where b is 1, 2, 3 or 4, a quotient where b is -1 or -2.</summary>
internal readonly struct Power : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IBinaryOperator.Invoke<L, V, T>(V a, V b)
    {
        var zero = L.Number(0);
        var one = L.Number(1);
        var size = PowerFunction<L, V, T>.Magnitude(a);
        var y = PowerFunction<L, V, T>.Positive(size, b);
        var half = L.Multiply(b, L.Number(0.5));
        var isWhole = L.Equal(L.Floor(b), b);
        var isOdd = L.AndNot(isWhole, L.Equal(L.Floor(half), half));
        var infinity = FloatingPoint<L, V, T>.Infinity;
        var isGrowing = L.Xor(L.Less(size, one), L.Less(zero, b));
        var isExtreme = L.Or(L.Or(L.Equal(size, zero), L.Equal(size, infinity)), L.Equal(PowerFunction<L, V, T>.Magnitude(b), infinity));
        y = L.Select(isExtreme, L.And(isGrowing, infinity), y);
        y = L.Select(L.And(L.Equal(size, one), L.Equal(b, b)), one, y);
        y = L.Select(L.And(L.Less(a, zero), L.AndNot(L.Less(size, infinity), isWhole)), L.Number(double.NaN), y);
        y = L.Xor(y, L.And(L.And(a, L.Number(-0.0)), isOdd));
        y = L.Select(L.Equal(a, a), y, a);
        y = L.Select(L.Equal(b, b), y, b);
        y = L.Select(L.Or(L.Equal(a, one), L.Equal(b, zero)), one, y);
        return SmallExponent<L, V, T>(a, b, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SmallExponent<L, V, T>(V a, V b, V otherwise)
        where L : ILanes<V, T>
        where V : struct
        where T : unmanaged
    {
        var square = L.Multiply(a, a);
        var y = L.Select(L.Equal(b, L.Number(1)), a, otherwise);
        y = L.Select(L.Equal(b, L.Number(2)), square, y);
        y = L.Select(L.Equal(b, L.Number(3)), L.Multiply(square, a), y);
        y = L.Select(L.Equal(b, L.Number(4)), L.Multiply(square, square), y);
        y = L.Select(L.Equal(b, L.Number(-1)), L.Divide(L.Number(1), a), y);
        return L.Select(L.Equal(b, L.Number(-2)), L.Divide(L.Number(1), square), y);
    }
}
