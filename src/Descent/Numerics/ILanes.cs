namespace Descent.Numerics;

/// <summary>
/// One width of vector register as elementwise kernels and reductions see it. A kernel is written once over (L, V, T), and every
/// member is exact or rounded once, so a kernel makes the same bits at each width. Truths are lanes of all ones or all zeros.
/// </summary>
/// <typeparam name="V">The runtime's vector type, or the number itself where there is no vector hardware.</typeparam>
/// <typeparam name="T">float, double, int or long.</typeparam>
internal unsafe interface ILanes<V, T>
    where V : struct
    where T : unmanaged
{
    /// <summary>How many elements a vector holds.</summary>
    static abstract int Count { get; }

    static abstract V Load(T* source);

    static abstract void Store(T* destination, V value);

    /// <summary>Reads fewer elements than a vector holds, and no memory behind them; the other lanes are those of <paramref name="rest"/>.</summary>
    static abstract V LoadPartial(T* source, nint count, V rest);

    /// <summary>Writes the first elements of a vector, and no memory behind them.</summary>
    static abstract void StorePartial(T* destination, V value, nint count);

    /// <summary>Reads bytes as integers of T's size.</summary>
    static abstract V LoadBytes(byte* source);

    /// <summary>Reads truths, a byte each, as a mask.</summary>
    static abstract V LoadTruths(byte* source);

    /// <summary>Writes a mask as truths, a byte of 0 or 1 each.</summary>
    static abstract void StoreTruths(byte* destination, V mask);

    /// <summary>A value in every lane.</summary>
    static abstract V Create(T value);

    /// <summary>A number, rounded to T, in every lane.</summary>
    static abstract V Number(double value);

    /// <summary>A bit pattern (its lower half for types of 32 bits) in every lane.</summary>
    static abstract V Pattern(long bits);

    static abstract V Add(V left, V right);

    static abstract V Subtract(V left, V right);

    static abstract V Multiply(V left, V right);

    static abstract V Divide(V left, V right);

    /// <summary>left · right + addend, rounded once; of float and double alone.</summary>
    static abstract V Fma(V left, V right, V addend);

    static abstract V Sqrt(V value);

    /// <summary>The greatest whole number that is not above; of float and double alone.</summary>
    static abstract V Floor(V value);

    /// <summary>The greater (IEEE 754-2019 maximum: NaN if one is NaN, 0 above -0).</summary>
    static abstract V Max(V left, V right);

    /// <summary>The lesser (IEEE 754-2019 minimum: NaN if one is NaN, -0 below 0).</summary>
    static abstract V Min(V left, V right);

    /// <summary>A value moved between two bounds; NaN stays NaN.</summary>
    static abstract V Clamp(V value, V least, V greatest);

    static abstract V And(V left, V right);

    static abstract V Or(V left, V right);

    static abstract V Xor(V left, V right);

    /// <summary>left and not right, bit by bit.</summary>
    static abstract V AndNot(V left, V right);

    static abstract V Select(V mask, V whereTrue, V whereFalse);

    static abstract V Equal(V left, V right);

    static abstract V Less(V left, V right);

    static abstract V LessOrEqual(V left, V right);

    /// <summary>Whether a mask is true in some lane.</summary>
    static abstract bool Any(V mask);

    /// <summary>The sum of the bit patterns as integers.</summary>
    static abstract V AddBits(V left, V right);

    static abstract V SubtractBits(V left, V right);

    static abstract V ShiftLeft(V value, int count);

    /// <summary>Shifts bit patterns to the right; zeros come in.</summary>
    static abstract V ShiftRight(V value, int count);

    /// <summary>Shifts bit patterns to the right; copies of the sign bit come in.</summary>
    static abstract V ShiftRightSigned(V value, int count);
}
