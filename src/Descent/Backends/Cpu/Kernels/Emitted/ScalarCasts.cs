using System.Numerics;
using System.Reflection;
using Descent.Backends.Cpu.Kernels.Elementwise;
using Descent.Graph;

namespace Descent.Backends.Cpu.Kernels.Emitted;

/// <summary>The methods that convert one number to another type.</summary>
internal static class ScalarCasts
{
    public static MethodInfo? Find(DType from, DType to) => from switch
    {
        DType.Float32 => From<float>(to),
        DType.Float64 => From<double>(to),
        DType.Int32 => From<int>(to),
        DType.Int64 => From<long>(to),
        _ => null,
    };

    private static MethodInfo? From<T>(DType to)
        where T : unmanaged, INumber<T> => to switch
    {
        DType.Float32 => ((Func<T, float>)CastLoop<T, float>.Convert).Method,
        DType.Float64 => ((Func<T, double>)CastLoop<T, double>.Convert).Method,
        DType.Int32 => ((Func<T, int>)CastLoop<T, int>.Convert).Method,
        DType.Int64 => ((Func<T, long>)CastLoop<T, long>.Convert).Method,
        _ => null,
    };
}
