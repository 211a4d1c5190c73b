using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels;

internal static unsafe partial class OneVectorKernel<TSimd, TVector, T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void FourRows(in TileOperands<T> tile)
    {
        T* a = tile.A;
        T* b = tile.B;
        nint rowA = tile.RowA, stepA = tile.StepA, stepB = tile.StepB;
        T* a3 = a + 3 * rowA;
        TVector c0 = TSimd.Zero;
        TVector c1 = TSimd.Zero;
        TVector c2 = TSimd.Zero;
        TVector c3 = TSimd.Zero;
        if (tile.Accumulate)
        {
            T* c = tile.C;
            Load(c, out c0);
            Load(c + tile.RowC, out c1);
            Load(c + 2 * tile.RowC, out c2);
            Load(c + 3 * tile.RowC, out c3);
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
                a += stepA;
                a3 += stepA;
                b += stepB;
            }

            if (--segment == 0) break;
            a += tile.JumpA;
            a3 += tile.JumpA;
        }

        T* target = tile.C;
        Store(target, c0);
        Store(target + tile.RowC, c1);
        Store(target + 2 * tile.RowC, c2);
        Store(target + 3 * tile.RowC, c3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ThreeRows(in TileOperands<T> tile)
    {
        T* a = tile.A;
        T* b = tile.B;
        nint rowA = tile.RowA, stepA = tile.StepA, stepB = tile.StepB;
        TVector c0 = TSimd.Zero;
        TVector c1 = TSimd.Zero;
        TVector c2 = TSimd.Zero;
        if (tile.Accumulate)
        {
            T* c = tile.C;
            Load(c, out c0);
            Load(c + tile.RowC, out c1);
            Load(c + 2 * tile.RowC, out c2);
        }

        for (nint segment = tile.Segments; ;)
        {
            for (nint k = tile.Depth; k > 0; k--)
            {
                TVector bK = TSimd.Load(b);
                Step(a[0], bK, ref c0);
                Step(a[rowA], bK, ref c1);
                Step(a[2 * rowA], bK, ref c2);
                a += stepA;
                b += stepB;
            }

            if (--segment == 0) break;
            a += tile.JumpA;
        }

        T* target = tile.C;
        Store(target, c0);
        Store(target + tile.RowC, c1);
        Store(target + 2 * tile.RowC, c2);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void TwoRows(in TileOperands<T> tile)
    {
        T* a = tile.A;
        T* b = tile.B;
        nint rowA = tile.RowA, stepA = tile.StepA, stepB = tile.StepB;
        TVector c0 = TSimd.Zero;
        TVector c1 = TSimd.Zero;
        if (tile.Accumulate)
        {
            T* c = tile.C;
            Load(c, out c0);
            Load(c + tile.RowC, out c1);
        }

        for (nint segment = tile.Segments; ;)
        {
            for (nint k = tile.Depth; k > 0; k--)
            {
                TVector bK = TSimd.Load(b);
                Step(a[0], bK, ref c0);
                Step(a[rowA], bK, ref c1);
                a += stepA;
                b += stepB;
            }

            if (--segment == 0) break;
            a += tile.JumpA;
        }

        T* target = tile.C;
        Store(target, c0);
        Store(target + tile.RowC, c1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void OneRows(in TileOperands<T> tile)
    {
        T* a = tile.A;
        T* b = tile.B;
        nint rowA = tile.RowA, stepA = tile.StepA, stepB = tile.StepB;
        TVector c0 = TSimd.Zero;
        if (tile.Accumulate)
        {
            T* c = tile.C;
            Load(c, out c0);
        }

        for (nint segment = tile.Segments; ;)
        {
            for (nint k = tile.Depth; k > 0; k--)
            {
                TVector bK = TSimd.Load(b);
                Step(a[0], bK, ref c0);
                a += stepA;
                b += stepB;
            }

            if (--segment == 0) break;
            a += tile.JumpA;
        }

        T* target = tile.C;
        Store(target, c0);
    }
}
