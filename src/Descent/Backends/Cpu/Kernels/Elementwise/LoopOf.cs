using System.Runtime.Intrinsics;
using Descent.Backends.Cpu.Kernels.Lanes;
using Descent.Backends.Cpu.Simd;
using Descent.Graph;
using unsafe Kernel = delegate*<void*, void*, void*, void*, nint, void>;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>The loop over a block of elements that is compiled for a function, the element type, the operands' form and the width.</summary>
internal sealed unsafe class LoopOf(DType type, OperandForm form, SimdWidth width) : IScalarFunctionUse<nint>
{
    nint IScalarFunctionUse<nint>.Unary<TOperator>() => (nint)(type switch
    {
        DType.Float32 => Unary<TOperator, float>(),
        DType.Float64 => Unary<TOperator, double>(),
        DType.Int32 => Unary<TOperator, int>(),
        _ => Unary<TOperator, long>(),
    });

    nint IScalarFunctionUse<nint>.Binary<TOperator>() => (nint)(type switch
    {
        DType.Float32 => Binary<TOperator, float>(),
        DType.Float64 => Binary<TOperator, double>(),
        DType.Int32 => Binary<TOperator, int>(),
        _ => Binary<TOperator, long>(),
    });

    nint IScalarFunctionUse<nint>.Relation<TOperator>() => (nint)(type switch
    {
        DType.Float32 => Relation<TOperator, float>(),
        DType.Float64 => Relation<TOperator, double>(),
        DType.Int32 => Relation<TOperator, int>(),
        _ => Relation<TOperator, long>(),
    });

    private Kernel Unary<TOperator, T>()
        where TOperator : IUnaryOperator
        where T : unmanaged => width switch
    {
        SimdWidth.Vector512 => &UnaryLoop<TOperator, Lanes512<T>, Vector512<T>, T>.Run,
        SimdWidth.Vector256 => &UnaryLoop<TOperator, Lanes256<T>, Vector256<T>, T>.Run,
        SimdWidth.Vector128 => &UnaryLoop<TOperator, Lanes128<T>, Vector128<T>, T>.Run,
        _ => &UnaryLoop<TOperator, Lanes1<T>, T, T>.Run,
    };

    private Kernel Binary<TOperator, T>()
        where TOperator : IBinaryOperator
        where T : unmanaged => form switch
    {
        OperandForm.Each => Binary<TOperator, Each, Each, T>(),
        OperandForm.FirstIsOne => Binary<TOperator, One, Each, T>(),
        OperandForm.SecondIsOne => Binary<TOperator, Each, One, T>(),
        _ => Binary<TOperator, One, One, T>(),
    };

    private Kernel Binary<TOperator, TLeft, TRight, T>()
        where TOperator : IBinaryOperator
        where TLeft : IOperand
        where TRight : IOperand
        where T : unmanaged => width switch
    {
        SimdWidth.Vector512 => &BinaryLoop<TOperator, TLeft, TRight, Lanes512<T>, Vector512<T>, T>.Run,
        SimdWidth.Vector256 => &BinaryLoop<TOperator, TLeft, TRight, Lanes256<T>, Vector256<T>, T>.Run,
        SimdWidth.Vector128 => &BinaryLoop<TOperator, TLeft, TRight, Lanes128<T>, Vector128<T>, T>.Run,
        _ => &BinaryLoop<TOperator, TLeft, TRight, Lanes1<T>, T, T>.Run,
    };

    private Kernel Relation<TOperator, T>()
        where TOperator : IBinaryOperator
        where T : unmanaged => form switch
    {
        OperandForm.Each => Relation<TOperator, Each, Each, T>(),
        OperandForm.FirstIsOne => Relation<TOperator, One, Each, T>(),
        OperandForm.SecondIsOne => Relation<TOperator, Each, One, T>(),
        _ => Relation<TOperator, One, One, T>(),
    };

    private Kernel Relation<TOperator, TLeft, TRight, T>()
        where TOperator : IBinaryOperator
        where TLeft : IOperand
        where TRight : IOperand
        where T : unmanaged => width switch
    {
        SimdWidth.Vector512 => &CompareLoop<TOperator, TLeft, TRight, Lanes512<T>, Vector512<T>, T>.Run,
        SimdWidth.Vector256 => &CompareLoop<TOperator, TLeft, TRight, Lanes256<T>, Vector256<T>, T>.Run,
        SimdWidth.Vector128 => &CompareLoop<TOperator, TLeft, TRight, Lanes128<T>, Vector128<T>, T>.Run,
        _ => &CompareLoop<TOperator, TLeft, TRight, Lanes1<T>, T, T>.Run,
    };
}
