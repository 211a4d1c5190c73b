using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels;

internal static unsafe partial class OneVectorKernel<TSimd, TVector, T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void TwelveRows(in TileOperands<T> tile)
    {
        T* a = tile.A;
        T* b = tile.B;
        nint rowA = tile.RowA, stepA = tile.StepA, stepB = tile.StepB;
        T* a3 = a + 3 * rowA;
        T* a6 = a + 6 * rowA;
        T* a9 = a + 9 * rowA;
        TVector c0 = TSimd.Zero;
        TVector c1 = TSimd.Zero;
        TVector c2 = TSimd.Zero;
        TVector c3 = TSimd.Zero;
        TVector c4 = TSimd.Zero;
        TVector c5 = TSimd.Zero;
        TVector c6 = TSimd.Zero;
        TVector c7 = TSimd.Zero;
        TVector c8 = TSimd.Zero;
        TVector c9 = TSimd.Zero;
        TVector c10 = TSimd.Zero;
        TVector c11 = TSimd.Zero;
        if (tile.Accumulate)
        {
            T* c = tile.C;
            Load(c, out c0);
            Load(c + tile.RowC, out c1);
            Load(c + 2 * tile.RowC, out c2);
            Load(c + 3 * tile.RowC, out c3);
            Load(c + 4 * tile.RowC, out c4);
            Load(c + 5 * tile.RowC, out c5);
            Load(c + 6 * tile.RowC, out c6);
            Load(c + 7 * tile.RowC, out c7);
            Load(c + 8 * tile.RowC, out c8);
            Load(c + 9 * tile.RowC, out c9);
            Load(c + 10 * tile.RowC, out c10);
            Load(c + 11 * tile.RowC, out c11);
        }

        for (nint segment = tile.Segments; ;)
        {
            for (nint k = tile.Depth; k > 0; k--)
            {
                TVector bK = TSimd.Load(b);
                Step(a[0], bK, ref c0);
                Step(a[rowA], bK, ref c1);
                Step(a[2 * rowA], bK, ref c2);
                Step(a3[0], bK, ref c3);
                Step(a3[rowA], bK, ref c4);
                Step(a3[2 * rowA], bK, ref c5);
                Step(a6[0], bK, ref c6);
                Step(a6[rowA], bK, ref c7);
                Step(a6[2 * rowA], bK, ref c8);
                Step(a9[0], bK, ref c9);
                Step(a9[rowA], bK, ref c10);
                Step(a9[2 * rowA], bK, ref c11);
                a += stepA;
                a3 += stepA;
                a6 += stepA;
                a9 += stepA;
                b += stepB;
            }

            if (--segment == 0) break;
            a += tile.JumpA;
            a3 += tile.JumpA;
            a6 += tile.JumpA;
            a9 += tile.JumpA;
        }

        T* target = tile.C;
        Store(target, c0);
        Store(target + tile.RowC, c1);
        Store(target + 2 * tile.RowC, c2);
        Store(target + 3 * tile.RowC, c3);
        Store(target + 4 * tile.RowC, c4);
        Store(target + 5 * tile.RowC, c5);
        Store(target + 6 * tile.RowC, c6);
        Store(target + 7 * tile.RowC, c7);
        Store(target + 8 * tile.RowC, c8);
        Store(target + 9 * tile.RowC, c9);
        Store(target + 10 * tile.RowC, c10);
        Store(target + 11 * tile.RowC, c11);
    }
}
