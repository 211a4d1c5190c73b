using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Descent.Backends.Cpu.Kernels.Lanes;

namespace Descent.Backends.Cpu.Kernels.Reductions;

/// <summary>
/// Reduces rows of neighbouring elements to one number each. Chunks of 4096 elements are reduced to 16 numbers, number i taking the
/// elements whose place is i modulo 16, these by halves to one, and the chunks' results pairwise.
/// </summary>
internal static unsafe class RowReduction<TReduction, L, V, T>
    where TReduction : IReduction
    where L : ILanes<V, T>
    where V : struct
    where T : unmanaged
{
    private const int Lanes = 16, Chunk = ReductionPieces.RowBlock;

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(T* source, T* destination, nint rows, nint length)
    {
        var stack = stackalloc T[Cascade<TReduction, Lanes1<T>, T, T>.Levels];
        var lanes = stackalloc T[Lanes];
        for (nint row = 0; row < rows; row++, source += length)
        {
            if (length <= Chunk)
            {
                destination[row] = ReduceChunk(source, length, lanes);
                continue;
            }
            var cascade = new Cascade<TReduction, Lanes1<T>, T, T>(stack, 1);
            for (nint start = 0; start < length; start += Chunk)
            {
                *cascade.Next = ReduceChunk(source + start, Math.Min(Chunk, length - start), lanes);
                cascade.Push();
            }
            destination[row] = *cascade.Finish();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T ReduceChunk(T* source, nint length, T* lanes)
    {
        for (nint lane = 0; lane < Lanes; lane += L.Count)
        {
            var sum = TReduction.Identity<L, V, T>();
            var i = lane;
            for (; i <= length - L.Count; i += Lanes) sum = TReduction.Combine<L, V, T>(sum, L.Load(source + i));
            if (i < length) sum = TReduction.Combine<L, V, T>(sum, L.LoadPartial(source + i, length - i, TReduction.Identity<L, V, T>()));
            L.Store(lanes + lane, sum);
        }
        return Fold(lanes);
    }

    /// <summary>Halves 16 numbers, each combined with the one half as far away again, until one is left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Fold(T* lanes)
    {
        var (a, b) = (Combine(lanes, 0, 8), Combine(lanes, 4, 12));
        if (sizeof(T) == 4)
        {
            var four = TReduction.Combine<Lanes128<T>, Vector128<T>, T>(a, b);
            return Combine(Combine(four.GetElement(0), four.GetElement(2)), Combine(four.GetElement(1), four.GetElement(3)));
        }
        var (c, d) = (Combine(lanes, 2, 10), Combine(lanes, 6, 14));
        var two = TReduction.Combine<Lanes128<T>, Vector128<T>, T>(TReduction.Combine<Lanes128<T>, Vector128<T>, T>(a, b), TReduction.Combine<Lanes128<T>, Vector128<T>, T>(c, d));
        return Combine(two.GetElement(0), two.GetElement(1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Combine(T* lanes, int left, int right) =>
        TReduction.Combine<Lanes128<T>, Vector128<T>, T>(Vector128.Load(lanes + left), Vector128.Load(lanes + right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Combine(T left, T right) => TReduction.Combine<Lanes1<T>, T, T>(left, right);
}
