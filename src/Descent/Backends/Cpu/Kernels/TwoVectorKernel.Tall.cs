using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels;

internal static unsafe partial class TwoVectorKernel<TSimd, TVector, T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void TwelveRows<TPanel>(in TileOperands<T> tile)
        where TPanel : struct, IPanelUse
    {
        T* a = tile.A;
        T* b = tile.B;
        T* packed = tile.Packed;
        ReadAhead ahead = tile.Ahead;
        nint interval = TPanel.LooksAhead ? ReadAhead.Interval : tile.Depth;
        nint rowA = tile.RowA, stepA = tile.StepA, stepB = tile.StepB;
        T* a3 = a + 3 * rowA;
        T* a6 = a + 6 * rowA;
        T* a9 = a + 9 * rowA;
        TVector c0L = TSimd.Zero, c0R = TSimd.Zero;
        TVector c1L = TSimd.Zero, c1R = TSimd.Zero;
        TVector c2L = TSimd.Zero, c2R = TSimd.Zero;
        TVector c3L = TSimd.Zero, c3R = TSimd.Zero;
        TVector c4L = TSimd.Zero, c4R = TSimd.Zero;
        TVector c5L = TSimd.Zero, c5R = TSimd.Zero;
        TVector c6L = TSimd.Zero, c6R = TSimd.Zero;
        TVector c7L = TSimd.Zero, c7R = TSimd.Zero;
        TVector c8L = TSimd.Zero, c8R = TSimd.Zero;
        TVector c9L = TSimd.Zero, c9R = TSimd.Zero;
        TVector c10L = TSimd.Zero, c10R = TSimd.Zero;
        TVector c11L = TSimd.Zero, c11R = TSimd.Zero;
        if (tile.Accumulate)
        {
            T* c = tile.C;
            Load(c, out c0L, out c0R);
            Load(c + tile.RowC, out c1L, out c1R);
            Load(c + 2 * tile.RowC, out c2L, out c2R);
            Load(c + 3 * tile.RowC, out c3L, out c3R);
            Load(c + 4 * tile.RowC, out c4L, out c4R);
            Load(c + 5 * tile.RowC, out c5L, out c5R);
            Load(c + 6 * tile.RowC, out c6L, out c6R);
            Load(c + 7 * tile.RowC, out c7L, out c7R);
            Load(c + 8 * tile.RowC, out c8L, out c8R);
            Load(c + 9 * tile.RowC, out c9L, out c9R);
            Load(c + 10 * tile.RowC, out c10L, out c10R);
            Load(c + 11 * tile.RowC, out c11L, out c11R);
        }

        for (nint segment = tile.Segments; ;)
        {
            for (nint left = tile.Depth; left > 0; left -= interval)
            {
                if (TPanel.LooksAhead) ahead.Next();
                for (nint k = Math.Min(left, interval); k > 0; k--)
                {
                    TVector bL = TSimd.Load(b), bR = TSimd.Load(b + TSimd.Lanes);
                    Step(a[0], bL, bR, ref c0L, ref c0R);
                    Step(a[rowA], bL, bR, ref c1L, ref c1R);
                    Step(a[2 * rowA], bL, bR, ref c2L, ref c2R);
                    Step(a3[0], bL, bR, ref c3L, ref c3R);
                    Step(a3[rowA], bL, bR, ref c4L, ref c4R);
                    Step(a3[2 * rowA], bL, bR, ref c5L, ref c5R);
                    Step(a6[0], bL, bR, ref c6L, ref c6R);
                    Step(a6[rowA], bL, bR, ref c7L, ref c7R);
                    Step(a6[2 * rowA], bL, bR, ref c8L, ref c8R);
                    Step(a9[0], bL, bR, ref c9L, ref c9R);
                    Step(a9[rowA], bL, bR, ref c10L, ref c10R);
                    Step(a9[2 * rowA], bL, bR, ref c11L, ref c11R);
                    a += stepA;
                    a3 += stepA;
                    a6 += stepA;
                    a9 += stepA;
                    b += stepB;
                    if (!TPanel.Packs) continue;
                    Store(packed, bL, bR);
                    packed += 2 * TSimd.Lanes;
                }
            }

            if (--segment == 0) break;
            a += tile.JumpA;
            a3 += tile.JumpA;
            a6 += tile.JumpA;
            a9 += tile.JumpA;
        }

        T* target = tile.C;
        Store(target, c0L, c0R);
        Store(target + tile.RowC, c1L, c1R);
        Store(target + 2 * tile.RowC, c2L, c2R);
        Store(target + 3 * tile.RowC, c3L, c3R);
        Store(target + 4 * tile.RowC, c4L, c4R);
        Store(target + 5 * tile.RowC, c5L, c5R);
        Store(target + 6 * tile.RowC, c6L, c6R);
        Store(target + 7 * tile.RowC, c7L, c7R);
        Store(target + 8 * tile.RowC, c8L, c8R);
        Store(target + 9 * tile.RowC, c9L, c9R);
        Store(target + 10 * tile.RowC, c10L, c10R);
        Store(target + 11 * tile.RowC, c11L, c11R);
    }
}
