using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Simd;

/// <summary>
/// One element at a time, for hardware without fused multiply-add in vectors: the runtime then rounds once in software.
/// <typeparamref name="T"/> is float or double.
/// </summary>
internal readonly unsafe struct SimdScalar<T> : ISimd<T, T>
    where T : unmanaged
{
    public static int Lanes => 1;

    public static int Registers => 16;

    public static T Zero => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Create(T value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Load(T* source) => *source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* destination, T value) => *destination = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T FusedMultiplyAdd(T left, T right, T addend)
    {
        if (typeof(T) == typeof(float))
        {
            float sum = MathF.FusedMultiplyAdd(
                Unsafe.BitCast<T, float>(left), Unsafe.BitCast<T, float>(right), Unsafe.BitCast<T, float>(addend));
            return Unsafe.BitCast<float, T>(sum);
        }

        double wide = Math.FusedMultiplyAdd(
            Unsafe.BitCast<T, double>(left), Unsafe.BitCast<T, double>(right), Unsafe.BitCast<T, double>(addend));
        return Unsafe.BitCast<double, T>(wide);
    }
}
