using System.Runtime.CompilerServices;

namespace Descent.Numerics;

/// <summary>One element at a time, where there is no vector hardware. Masks are numbers whose bits are all ones or all zeros.</summary>
internal readonly unsafe struct Lanes1<T> : ILanes<T, T>
    where T : unmanaged
{
    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Load(T* source) => *source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* destination, T value) => *destination = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LoadPartial(T* source, nint count, T rest) => *source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePartial(T* destination, T value, nint count) => *destination = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LoadBytes(byte* source) => Pattern(*source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LoadTruths(byte* source) => Mask(*source != 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreTruths(byte* destination, T mask) => *destination = (byte)(Bits(mask) & 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Create(T value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Number(double value)
    {
        if (typeof(T) == typeof(float)) return As((float)value);
        if (typeof(T) == typeof(double)) return As(value);
        return typeof(T) == typeof(int) ? As((int)value) : As((long)value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Pattern(long bits) => sizeof(T) == 4 ? As((int)bits) : As(bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Add(T left, T right)
    {
        if (typeof(T) == typeof(float)) return As(To<float>(left) + To<float>(right));
        if (typeof(T) == typeof(double)) return As(To<double>(left) + To<double>(right));
        if (typeof(T) == typeof(int)) return As(To<int>(left) + To<int>(right));
        return As(To<long>(left) + To<long>(right));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Subtract(T left, T right)
    {
        if (typeof(T) == typeof(float)) return As(To<float>(left) - To<float>(right));
        if (typeof(T) == typeof(double)) return As(To<double>(left) - To<double>(right));
        if (typeof(T) == typeof(int)) return As(To<int>(left) - To<int>(right));
        return As(To<long>(left) - To<long>(right));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Multiply(T left, T right)
    {
        if (typeof(T) == typeof(float)) return As(To<float>(left) * To<float>(right));
        if (typeof(T) == typeof(double)) return As(To<double>(left) * To<double>(right));
        if (typeof(T) == typeof(int)) return As(To<int>(left) * To<int>(right));
        return As(To<long>(left) * To<long>(right));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Divide(T left, T right)
    {
        if (typeof(T) == typeof(float)) return As(To<float>(left) / To<float>(right));
        if (typeof(T) == typeof(double)) return As(To<double>(left) / To<double>(right));
        if (typeof(T) == typeof(int)) return As(To<int>(left) / To<int>(right));
        return As(To<long>(left) / To<long>(right));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Fma(T left, T right, T addend)
    {
        if (typeof(T) == typeof(float)) return As(MathF.FusedMultiplyAdd(To<float>(left), To<float>(right), To<float>(addend)));
        return As(Math.FusedMultiplyAdd(To<double>(left), To<double>(right), To<double>(addend)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sqrt(T value)
    {
        if (typeof(T) == typeof(float)) return As(MathF.Sqrt(To<float>(value)));
        return As(Math.Sqrt(To<double>(value)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Floor(T value)
    {
        if (typeof(T) == typeof(float)) return As(MathF.Floor(To<float>(value)));
        return As(Math.Floor(To<double>(value)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max(T left, T right)
    {
        if (typeof(T) == typeof(float)) return As(Math.Max(To<float>(left), To<float>(right)));
        if (typeof(T) == typeof(double)) return As(Math.Max(To<double>(left), To<double>(right)));
        if (typeof(T) == typeof(int)) return As(Math.Max(To<int>(left), To<int>(right)));
        return As(Math.Max(To<long>(left), To<long>(right)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Min(T left, T right)
    {
        if (typeof(T) == typeof(float)) return As(Math.Min(To<float>(left), To<float>(right)));
        if (typeof(T) == typeof(double)) return As(Math.Min(To<double>(left), To<double>(right)));
        if (typeof(T) == typeof(int)) return As(Math.Min(To<int>(left), To<int>(right)));
        return As(Math.Min(To<long>(left), To<long>(right)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Clamp(T value, T least, T greatest) => 
        Bits(Less(greatest, value)) != 0 ? greatest : Bits(Less(value, least)) != 0 ? least : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T And(T left, T right) => Pattern(Bits(left) & Bits(right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Or(T left, T right) => Pattern(Bits(left) | Bits(right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Xor(T left, T right) => Pattern(Bits(left) ^ Bits(right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T AndNot(T left, T right) => Pattern(Bits(left) & ~Bits(right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Select(T mask, T whereTrue, T whereFalse) => Bits(mask) != 0 ? whereTrue : whereFalse;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Equal(T left, T right)
    {
        if (typeof(T) == typeof(float)) return Mask(To<float>(left) == To<float>(right));
        if (typeof(T) == typeof(double)) return Mask(To<double>(left) == To<double>(right));
        if (typeof(T) == typeof(int)) return Mask(To<int>(left) == To<int>(right));
        return Mask(To<long>(left) == To<long>(right));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Less(T left, T right)
    {
        if (typeof(T) == typeof(float)) return Mask(To<float>(left) < To<float>(right));
        if (typeof(T) == typeof(double)) return Mask(To<double>(left) < To<double>(right));
        if (typeof(T) == typeof(int)) return Mask(To<int>(left) < To<int>(right));
        return Mask(To<long>(left) < To<long>(right));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LessOrEqual(T left, T right)
    {
        if (typeof(T) == typeof(float)) return Mask(To<float>(left) <= To<float>(right));
        if (typeof(T) == typeof(double)) return Mask(To<double>(left) <= To<double>(right));
        if (typeof(T) == typeof(int)) return Mask(To<int>(left) <= To<int>(right));
        return Mask(To<long>(left) <= To<long>(right));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(T mask) => Bits(mask) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T AddBits(T left, T right) => Pattern(Bits(left) + Bits(right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SubtractBits(T left, T right) => Pattern(Bits(left) - Bits(right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ShiftLeft(T value, int count) => Pattern(Bits(value) << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ShiftRight(T value, int count) => 
        sizeof(T) == 4 ? As((int)((uint)To<int>(value) >> count)) : As(To<long>(value) >>> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ShiftRightSigned(T value, int count) => Pattern(Bits(value) >> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Bits(T value) => sizeof(T) == 4 ? To<int>(value) : To<long>(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Mask(bool truth) => Pattern(truth ? -1 : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TTo To<TTo>(T value)
        where TTo : unmanaged => Unsafe.BitCast<T, TTo>(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T As<TFrom>(TFrom value)
        where TFrom : unmanaged => Unsafe.BitCast<TFrom, T>(value);
}
