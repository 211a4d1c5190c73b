using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Simd;

namespace Descent.Backends.Cpu.Kernels;

/// <summary>
/// The innermost loops of the matrix product for tiles one vector wide: the tile of C stays in registers while k runs; each element
/// has one accumulator, so its bits depend on nothing but k's order. One method a row count, since registers have no index.
/// </summary>
internal static unsafe partial class OneVectorKernel<TSimd, TVector, T>
    where TSimd : ISimd<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    /// <summary>Runs a tile of <paramref name="rows"/> rows, one of 12, 8, 6, 4, 3, 2, 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run(int rows, in TileOperands<T> tile)
    {
        switch (rows)
        {
            case 12: TwelveRows(tile); break;
            case 8: EightRows(tile); break;
            case 6: SixRows(tile); break;
            case 4: FourRows(tile); break;
            case 3: ThreeRows(tile); break;
            case 2: TwoRows(tile); break;
            case 1: OneRows(tile); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(T a, TVector b, ref TVector c) => c = TSimd.FusedMultiplyAdd(TSimd.Create(a), b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load(T* source, out TVector value) => value = TSimd.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(T* target, TVector value) => TSimd.Store(target, value);
}
