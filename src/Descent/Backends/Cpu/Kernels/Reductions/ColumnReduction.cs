using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Kernels.Lanes;

namespace Descent.Backends.Cpu.Kernels.Reductions;

/// <summary>
/// Reduces matrices [outer, length, inner] to one row [inner] each. A column takes 64 rows in eights, each eight reduced pairwise, one after
/// the other (rows that are left one by one), and the results of such blocks pairwise; columns do not meet, so any range of them
/// may be computed apart.
/// </summary>
internal static unsafe class ColumnReduction<TReduction, L, V, T>
    where TReduction : IReduction
    where L : ILanes<V, T>
    where V : struct
    where T : unmanaged
{
    private const int BlockRows = ReductionPieces.ColumnBlock, WideVectors = 4;

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(T* source, T* destination, nint outer, nint length, nint inner, nint firstColumn, nint columns)
    {
        var wide = (nint)(WideVectors * L.Count);
        var stack = stackalloc T[Cascade<TReduction, L, V, T>.Levels * WideVectors * L.Count];
        for (nint matrix = 0; matrix < outer; matrix++)
        {
            var x = source + (matrix * length * inner) + firstColumn;
            var y = destination + (matrix * inner) + firstColumn;
            nint column = 0;
            for (; column <= columns - wide; column += wide) ReduceStrip(x + column, y + column, length, inner, wide, wide, stack);
            for (; column < columns; column += L.Count) ReduceStrip(x + column, y + column, length, inner, L.Count, Math.Min(L.Count, columns - column), stack);
        }
    }

    private static void ReduceStrip(T* source, T* destination, nint length, nint rowStride, nint width, nint columns, T* stack)
    {
        var cascade = new Cascade<TReduction, L, V, T>(stack, width);
        nint row = 0;
        do
        {
            var rows = Math.Min(BlockRows, length - row);
            if (width > L.Count) ReduceWide(source + (row * rowStride), rows, rowStride, cascade.Next);
            else ReduceOne(source + (row * rowStride), rows, rowStride, columns, cascade.Next);
            cascade.Push();
            row += rows;
        }
        while (row < length);
        var result = cascade.Finish();
        Blocks.Copy(result, destination, columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ReduceOne(T* source, nint rows, nint rowStride, nint columns, T* result)
    {
        var sum = TReduction.Identity<L, V, T>();
        if (columns == L.Count)
        {
            for (; rows >= 8; rows -= 8, source += 8 * rowStride) sum = Combine(sum, Eight(source, rowStride));
            for (; rows > 0; rows--, source += rowStride) sum = Combine(sum, L.Load(source));
        }
        else
        {
            for (; rows >= 8; rows -= 8, source += 8 * rowStride)
                sum = Combine(sum, Combine(FourOf(source, rowStride, columns), FourOf(source + (4 * rowStride), rowStride, columns)));
            for (; rows > 0; rows--, source += rowStride) sum = Combine(sum, LoadSome(source, columns));
        }
        L.Store(result, sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ReduceWide(T* source, nint rows, nint rowStride, T* result)
    {
        V a, b, c, d;
        a = b = c = d = TReduction.Identity<L, V, T>();
        nint n = L.Count;
        for (; rows >= 8; rows -= 8, source += 8 * rowStride)
        {
            a = Combine(a, Eight(source, rowStride));
            b = Combine(b, Eight(source + n, rowStride));
            c = Combine(c, Eight(source + (2 * n), rowStride));
            d = Combine(d, Eight(source + (3 * n), rowStride));
        }
        for (; rows > 0; rows--, source += rowStride)
        {
            a = Combine(a, L.Load(source));
            b = Combine(b, L.Load(source + n));
            c = Combine(c, L.Load(source + (2 * n)));
            d = Combine(d, L.Load(source + (3 * n)));
        }
        L.Store(result, a);
        L.Store(result + n, b);
        L.Store(result + (2 * n), c);
        L.Store(result + (3 * n), d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Eight(T* source, nint rowStride) => Combine(Four(source, rowStride), Four(source + (4 * rowStride), rowStride));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V FourOf(T* source, nint rowStride, nint columns) =>
        Combine(Combine(LoadSome(source, columns), LoadSome(source + rowStride, columns)), Combine(LoadSome(source + (2 * rowStride), columns), LoadSome(source + (3 * rowStride), columns)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Four(T* source, nint rowStride) =>
        Combine(Combine(L.Load(source), L.Load(source + rowStride)), Combine(L.Load(source + (2 * rowStride)), L.Load(source + (3 * rowStride))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LoadSome(T* source, nint count) => L.LoadPartial(source, count, TReduction.Identity<L, V, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Combine(V left, V right) => TReduction.Combine<L, V, T>(left, right);
}
