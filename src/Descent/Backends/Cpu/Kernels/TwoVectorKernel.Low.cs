using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels;

internal static unsafe partial class TwoVectorKernel<TSimd, TVector, T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void FourRows(in TileOperands<T> tile)
    {
        T* a = tile.A;
        T* b = tile.B;
        nint rowA = tile.RowA, stepA = tile.StepA, stepB = tile.StepB;
        T* a3 = a + 3 * rowA;
        TVector c0L = TSimd.Zero, c0R = TSimd.Zero;
        TVector c1L = TSimd.Zero, c1R = TSimd.Zero;
        TVector c2L = TSimd.Zero, c2R = TSimd.Zero;
        TVector c3L = TSimd.Zero, c3R = TSimd.Zero;
        if (tile.Accumulate)
        {
            T* c = tile.C;
            Load(c, out c0L, out c0R);
            Load(c + tile.RowC, out c1L, out c1R);
            Load(c + 2 * tile.RowC, out c2L, out c2R);
            Load(c + 3 * tile.RowC, out c3L, out c3R);
        }

        for (nint segment = tile.Segments; ;)
        {
            for (nint k = tile.Depth; k > 0; k--)
            {
                TVector bL = TSimd.Load(b), bR = TSimd.Load(b + TSimd.Lanes);
                Step(a[0], bL, bR, ref c0L, ref c0R);
                Step(a[rowA], bL, bR, ref c1L, ref c1R);
                Step(a[2 * rowA], bL, bR, ref c2L, ref c2R);
                Step(a3[0], bL, bR, ref c3L, ref c3R);
                a += stepA;
                a3 += stepA;
                b += stepB;
            }

            if (--segment == 0) break;
            a += tile.JumpA;
            a3 += tile.JumpA;
        }

        T* target = tile.C;
        Store(target, c0L, c0R);
        Store(target + tile.RowC, c1L, c1R);
        Store(target + 2 * tile.RowC, c2L, c2R);
        Store(target + 3 * tile.RowC, c3L, c3R);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ThreeRows(in TileOperands<T> tile)
    {
        T* a = tile.A;
        T* b = tile.B;
        nint rowA = tile.RowA, stepA = tile.StepA, stepB = tile.StepB;
        TVector c0L = TSimd.Zero, c0R = TSimd.Zero;
        TVector c1L = TSimd.Zero, c1R = TSimd.Zero;
        TVector c2L = TSimd.Zero, c2R = TSimd.Zero;
        if (tile.Accumulate)
        {
            T* c = tile.C;
            Load(c, out c0L, out c0R);
            Load(c + tile.RowC, out c1L, out c1R);
            Load(c + 2 * tile.RowC, out c2L, out c2R);
        }

        for (nint segment = tile.Segments; ;)
        {
            for (nint k = tile.Depth; k > 0; k--)
            {
                TVector bL = TSimd.Load(b), bR = TSimd.Load(b + TSimd.Lanes);
                Step(a[0], bL, bR, ref c0L, ref c0R);
                Step(a[rowA], bL, bR, ref c1L, ref c1R);
                Step(a[2 * rowA], bL, bR, ref c2L, ref c2R);
                a += stepA;
                b += stepB;
            }

            if (--segment == 0) break;
            a += tile.JumpA;
        }

        T* target = tile.C;
        Store(target, c0L, c0R);
        Store(target + tile.RowC, c1L, c1R);
        Store(target + 2 * tile.RowC, c2L, c2R);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void TwoRows(in TileOperands<T> tile)
    {
        T* a = tile.A;
        T* b = tile.B;
        nint rowA = tile.RowA, stepA = tile.StepA, stepB = tile.StepB;
        TVector c0L = TSimd.Zero, c0R = TSimd.Zero;
        TVector c1L = TSimd.Zero, c1R = TSimd.Zero;
        if (tile.Accumulate)
        {
            T* c = tile.C;
            Load(c, out c0L, out c0R);
            Load(c + tile.RowC, out c1L, out c1R);
        }

        for (nint segment = tile.Segments; ;)
        {
            for (nint k = tile.Depth; k > 0; k--)
            {
                TVector bL = TSimd.Load(b), bR = TSimd.Load(b + TSimd.Lanes);
                Step(a[0], bL, bR, ref c0L, ref c0R);
                Step(a[rowA], bL, bR, ref c1L, ref c1R);
                a += stepA;
                b += stepB;
            }

            if (--segment == 0) break;
            a += tile.JumpA;
        }

        T* target = tile.C;
        Store(target, c0L, c0R);
        Store(target + tile.RowC, c1L, c1R);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void OneRows(in TileOperands<T> tile)
    {
        T* a = tile.A;
        T* b = tile.B;
        nint rowA = tile.RowA, stepA = tile.StepA, stepB = tile.StepB;
        TVector c0L = TSimd.Zero, c0R = TSimd.Zero;
        if (tile.Accumulate)
        {
            T* c = tile.C;
            Load(c, out c0L, out c0R);
        }

        for (nint segment = tile.Segments; ;)
        {
            for (nint k = tile.Depth; k > 0; k--)
            {
                TVector bL = TSimd.Load(b), bR = TSimd.Load(b + TSimd.Lanes);
                Step(a[0], bL, bR, ref c0L, ref c0R);
                a += stepA;
                b += stepB;
            }

            if (--segment == 0) break;
            a += tile.JumpA;
        }

        T* target = tile.C;
        Store(target, c0L, c0R);
    }
}
