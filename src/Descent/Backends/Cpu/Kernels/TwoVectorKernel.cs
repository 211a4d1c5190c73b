using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Simd;

namespace Descent.Backends.Cpu.Kernels;

/// <summary>
/// The innermost loops of the matrix product for tiles two vectors wide: the tile of C stays in registers while k runs; each element
/// has one accumulator, so its bits depend on nothing but k's order. One method a row count, since registers have no index.
/// </summary>
internal static unsafe partial class TwoVectorKernel<TSimd, TVector, T>
    where TSimd : ISimd<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    /// <summary>Runs a tile of <paramref name="rows"/> rows, one of 12, 8, 6, 4, 3, 2, 1. The tiles of 12 and 6, which most are, do what <typeparamref name="TPanel"/> says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TPanel>(int rows, in TileOperands<T> tile)
        where TPanel : struct, IPanelUse
    {
        switch (rows)
        {
            case 12: TwelveRows<TPanel>(tile); break;
            case 8: EightRows(tile); break;
            case 6: SixRows<TPanel>(tile); break;
            case 4: FourRows(tile); break;
            case 3: ThreeRows(tile); break;
            case 2: TwoRows(tile); break;
            case 1: OneRows(tile); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(T a, TVector bL, TVector bR, ref TVector cL, ref TVector cR)
    {
        TVector broadcast = TSimd.Create(a);
        cL = TSimd.FusedMultiplyAdd(broadcast, bL, cL);
        cR = TSimd.FusedMultiplyAdd(broadcast, bR, cR);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load(T* source, out TVector left, out TVector right)
    {
        left = TSimd.Load(source);
        right = TSimd.Load(source + TSimd.Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(T* target, TVector left, TVector right)
    {
        TSimd.Store(target, left);
        TSimd.Store(target + TSimd.Lanes, right);
    }
}
