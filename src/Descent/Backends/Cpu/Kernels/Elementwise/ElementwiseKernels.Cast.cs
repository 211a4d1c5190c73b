using System.Numerics;
using System.Runtime.Intrinsics;
using Descent.Backends.Cpu.Kernels.Lanes;
using Descent.Backends.Cpu.Simd;
using Descent.Graph;
using unsafe Kernel = delegate*<void*, void*, void*, void*, nint, void>;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

internal static unsafe partial class ElementwiseKernels
{
    private static Kernel FindCast(DType from, DType to, SimdWidth width) => from switch
    {
        DType.Float32 => CastFrom<float>(to),
        DType.Float64 => CastFrom<double>(to),
        DType.Int32 => CastFrom<int>(to),
        DType.Int64 => CastFrom<long>(to),
        DType.Bool or DType.UInt8 => CastFromBytes(to, width),
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

    private static Kernel CastFromBytes(DType to, SimdWidth width) => to switch
    {
        DType.Float32 => BytesAtWidth<float>(width),
        DType.Float64 => BytesAtWidth<double>(width),
        DType.Int32 => BytesAtWidth<int>(width),
        DType.Int64 => BytesAtWidth<long>(width),
        _ => CastFrom<byte>(to),
    };

    private static Kernel BytesAtWidth<T>(SimdWidth width)
        where T : unmanaged => width switch
    {
        SimdWidth.Vector512 => &ByteCastLoop<Lanes512<T>, Vector512<T>, T>.Run,
        SimdWidth.Vector256 => &ByteCastLoop<Lanes256<T>, Vector256<T>, T>.Run,
        SimdWidth.Vector128 => &ByteCastLoop<Lanes128<T>, Vector128<T>, T>.Run,
        _ => &ByteCastLoop<Lanes1<T>, T, T>.Run,
    };
}
