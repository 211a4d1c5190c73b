using System.Numerics;
using Descent.Graph;
using unsafe Kernel = delegate*<void*, void*, void*, void*, nint, void>;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

internal static unsafe partial class ElementwiseKernels
{
    private static Kernel FindCast(DType from, DType to) => from switch
    {
        DType.Float32 => CastFrom<float>(to),
        DType.Float64 => CastFrom<double>(to),
        DType.Int32 => CastFrom<int>(to),
        DType.Int64 => CastFrom<long>(to),
        DType.Bool or DType.UInt8 => CastFrom<byte>(to),
        _ => null,
    };

    private static Kernel CastFrom<T>(DType to)
        where T : unmanaged, INumber<T> => to switch
    {
        DType.Float32 => &CastLoop<T, float>.Run,
        DType.Float64 => &CastLoop<T, double>.Run,
        DType.Int32 => &CastLoop<T, int>.Run,
        DType.Int64 => &CastLoop<T, long>.Run,
        DType.UInt8 => &CastLoop<T, byte>.Run,
        DType.Bool => &CastLoop<T, byte>.RunToTruths,
        _ => null,
    };
}
