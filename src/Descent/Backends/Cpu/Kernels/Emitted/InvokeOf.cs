using System.Reflection;
using System.Runtime.Intrinsics;
using Descent.Backends.Cpu.Kernels.Elementwise;
using Descent.Backends.Cpu.Kernels.Lanes;
using Descent.Backends.Cpu.Simd;
using Descent.Graph;

namespace Descent.Backends.Cpu.Kernels.Emitted;

/// <summary>The method that applies a scalar function to one vector.</summary>
internal sealed class InvokeOf(DType type, SimdWidth width) : IScalarFunctionUse<MethodInfo>
{
    MethodInfo IScalarFunctionUse<MethodInfo>.Unary<TOperator>() => type switch
    {
        DType.Float32 => Unary<TOperator, float>(),
        DType.Float64 => Unary<TOperator, double>(),
        DType.Int32 => Unary<TOperator, int>(),
        _ => Unary<TOperator, long>(),
    };

    MethodInfo IScalarFunctionUse<MethodInfo>.Binary<TOperator>() => type switch
    {
        DType.Float32 => Binary<TOperator, float>(),
        DType.Float64 => Binary<TOperator, double>(),
        DType.Int32 => Binary<TOperator, int>(),
        _ => Binary<TOperator, long>(),
    };

    MethodInfo IScalarFunctionUse<MethodInfo>.Relation<TOperator>() => ((IScalarFunctionUse<MethodInfo>)this).Binary<TOperator>();

    private MethodInfo Unary<TOperator, T>()
        where TOperator : IUnaryOperator
        where T : unmanaged => width switch
    {
        SimdWidth.Vector512 => ((Func<Vector512<T>, Vector512<T>>)TOperator.Invoke<Lanes512<T>, Vector512<T>, T>).Method,
        SimdWidth.Vector256 => ((Func<Vector256<T>, Vector256<T>>)TOperator.Invoke<Lanes256<T>, Vector256<T>, T>).Method,
        SimdWidth.Vector128 => ((Func<Vector128<T>, Vector128<T>>)TOperator.Invoke<Lanes128<T>, Vector128<T>, T>).Method,
        _ => ((Func<T, T>)TOperator.Invoke<Lanes1<T>, T, T>).Method,
    };

    private MethodInfo Binary<TOperator, T>()
        where TOperator : IBinaryOperator
        where T : unmanaged => width switch
    {
        SimdWidth.Vector512 => ((Func<Vector512<T>, Vector512<T>, Vector512<T>>)TOperator.Invoke<Lanes512<T>, Vector512<T>, T>).Method,
        SimdWidth.Vector256 => ((Func<Vector256<T>, Vector256<T>, Vector256<T>>)TOperator.Invoke<Lanes256<T>, Vector256<T>, T>).Method,
        SimdWidth.Vector128 => ((Func<Vector128<T>, Vector128<T>, Vector128<T>>)TOperator.Invoke<Lanes128<T>, Vector128<T>, T>).Method,
        _ => ((Func<T, T, T>)TOperator.Invoke<Lanes1<T>, T, T>).Method,
    };
}
