using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>The error function, 2/√π ∫₀ˣ e^(-t²) dt.</summary>
internal readonly struct Erf : IUnaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IUnaryOperator.Invoke<L, V, T>(V x)
    {
        var sign = L.And(x, L.Number(-0.0));
        var size = L.Clamp(L.Xor(x, sign), L.Number(0), L.Number(typeof(T) == typeof(float) ? 4 : 6));    // 1 beyond, to the last bit
        var square = L.Multiply(size, size);
        var near = L.Multiply(size, ErrorFunction<L, V, T>.Near(square));
        var gauss = Exponential<L, V, T>.Exp(L.Xor(square, L.Number(-0.0)));
        var far = L.Fma(L.Xor(gauss, L.Number(-0.0)), ErrorFunction<L, V, T>.Far(size), L.Number(1));
        return L.Or(L.Select(L.Less(L.Number(1), size), far, near), sign);
    }
}
