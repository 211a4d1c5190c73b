using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Kernels.Lanes;

namespace Descent.Backends.Cpu.Kernels.Emitted;

/// <summary>
/// What emitted kernels call beside the scalar functions, for one width of vector: reads and writes at element <c>i</c> of a run that ends before
/// element <c>end</c> (names end in the <see cref="Reach"/>), and steps on masks.
/// </summary>
internal static unsafe class LaneAccess<L, V, T>
    where L : ILanes<V, T>
    where V : struct
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Constant(T value) => L.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LoadOne(byte* from, nint i, nint end) => L.Create(((T*)from)[i]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LoadWhole(byte* from, nint i, nint end) => L.Load((T*)from + i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LoadPart(byte* from, nint i, nint end) => L.LoadPartial((T*)from + i, end - i, L.Number(0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LoadEither(byte* from, nint i, nint end) => end - i >= L.Count ? LoadWhole(from, i, end) : LoadPart(from, i, end);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LoadTruthsOne(byte* from, nint i, nint end) => from[i] != 0 ? L.Pattern(-1) : L.Pattern(0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LoadTruthsWhole(byte* from, nint i, nint end) => L.LoadTruths(from + i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LoadTruthsPart(byte* from, nint i, nint end)
    {
        var bytes = Rest(from + i, end - i);
        return L.LoadTruths((byte*)&bytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LoadTruthsEither(byte* from, nint i, nint end) => end - i >= L.Count ? LoadTruthsWhole(from, i, end) : LoadTruthsPart(from, i, end);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LoadBytesOne(byte* from, nint i, nint end) => Number(L.Pattern(from[i]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LoadBytesWhole(byte* from, nint i, nint end) => Number(L.LoadBytes(from + i));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LoadBytesPart(byte* from, nint i, nint end)
    {
        var bytes = Rest(from + i, end - i);
        return Number(L.LoadBytes((byte*)&bytes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LoadBytesEither(byte* from, nint i, nint end) => end - i >= L.Count ? LoadBytesWhole(from, i, end) : LoadBytesPart(from, i, end);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreWhole(V value, byte* to, nint i, nint end) => L.Store((T*)to + i, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePart(V value, byte* to, nint i, nint end) => L.StorePartial((T*)to + i, value, end - i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreEither(V value, byte* to, nint i, nint end)
    {
        if (end - i >= L.Count) StoreWhole(value, to, i, end);
        else StorePart(value, to, i, end);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreTruthsWhole(V mask, byte* to, nint i, nint end) => L.StoreTruths(to + i, mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreTruthsPart(V mask, byte* to, nint i, nint end)
    {
        UInt128 bytes = default;
        L.StoreTruths((byte*)&bytes, mask);
        for (nint place = 0; i < end; i++, place++) to[i] = ((byte*)&bytes)[place];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreTruthsEither(V mask, byte* to, nint i, nint end)
    {
        if (end - i >= L.Count) StoreTruthsWhole(mask, to, i, end);
        else StoreTruthsPart(mask, to, i, end);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V MaskToNumber(V mask) => L.And(mask, L.Number(1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V NumberToMask(V value) => L.Xor(L.Equal(value, L.Number(0)), L.Pattern(-1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Not(V mask) => L.Xor(mask, L.Pattern(-1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V And(V left, V right) => L.And(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Or(V left, V right) => L.Or(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Differ(V left, V right) => L.Xor(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Agree(V left, V right) => Not(L.Xor(left, right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Select(V mask, V whereTrue, V whereFalse) => L.Select(mask, whereTrue, whereFalse);

    /// <summary>As the loop over bytes does it: floating point through the lowest bits of 2^FractionBits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Number(V whole)
    {
        if (typeof(T) == typeof(int) || typeof(T) == typeof(long)) return whole;
        return L.Subtract(L.AddBits(whole, FloatingPoint<L, V, T>.Rounder), FloatingPoint<L, V, T>.Rounder);
    }

    /// <summary>Fewer bytes than a vector has lanes (which are at most 16), and zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static UInt128 Rest(byte* from, nint count)
    {
        UInt128 bytes = default;
        for (nint place = 0; place < count; place++) ((byte*)&bytes)[place] = from[place];
        return bytes;
    }
}
