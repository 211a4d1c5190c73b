using System.Numerics;
using System.Runtime.Intrinsics;
using Descent.Backends.Cpu.Kernels.Lanes;
using Descent.Backends.Cpu.Simd;
using Descent.Graph;
using unsafe Kernel = delegate*<void*, void*, void*, void*, nint, void>;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <content>From an operator's type, the element type, the form and the width to the loop that is compiled for them.</content>
internal static unsafe partial class ElementwiseKernels
{
    private static Kernel Floats<TOperator>(DType type, SimdWidth width)
        where TOperator : IUnaryOperator => type switch
    {
        DType.Float32 => AtWidth<TOperator, float>(width),
        DType.Float64 => AtWidth<TOperator, double>(width),
        _ => null,
    };

    private static Kernel Numbers<TOperator>(DType type, SimdWidth width)
        where TOperator : IUnaryOperator => type switch
    {
        DType.Int32 => AtWidth<TOperator, int>(width),
        DType.Int64 => AtWidth<TOperator, long>(width),
        _ => Floats<TOperator>(type, width),
    };

    private static Kernel AtWidth<TOperator, T>(SimdWidth width)
        where TOperator : IUnaryOperator
        where T : unmanaged => width switch
    {
        SimdWidth.Vector512 => &UnaryLoop<TOperator, Lanes512<T>, Vector512<T>, T>.Run,
        SimdWidth.Vector256 => &UnaryLoop<TOperator, Lanes256<T>, Vector256<T>, T>.Run,
        SimdWidth.Vector128 => &UnaryLoop<TOperator, Lanes128<T>, Vector128<T>, T>.Run,
        _ => &UnaryLoop<TOperator, Lanes1<T>, T, T>.Run,
    };

    private static Kernel Floats<TOperator>(DType type, OperandForm form, SimdWidth width)
        where TOperator : IBinaryOperator => type switch
    {
        DType.Float32 => InForm<TOperator, float>(form, width),
        DType.Float64 => InForm<TOperator, double>(form, width),
        _ => null,
    };

    private static Kernel Numbers<TOperator>(DType type, OperandForm form, SimdWidth width)
        where TOperator : IBinaryOperator => type switch
    {
        DType.Int32 => InForm<TOperator, int>(form, width),
        DType.Int64 => InForm<TOperator, long>(form, width),
        _ => Floats<TOperator>(type, form, width),
    };

    private static Kernel Relations<TOperator>(DType type, OperandForm form, SimdWidth width)
        where TOperator : IBinaryOperator => type switch
    {
        DType.Float32 => RelationInForm<TOperator, float>(form, width),
        DType.Float64 => RelationInForm<TOperator, double>(form, width),
        DType.Int32 => RelationInForm<TOperator, int>(form, width),
        DType.Int64 => RelationInForm<TOperator, long>(form, width),
        _ => null,
    };

    private static Kernel InForm<TOperator, T>(OperandForm form, SimdWidth width)
        where TOperator : IBinaryOperator
        where T : unmanaged => form switch
    {
        OperandForm.Each => AtWidth<TOperator, Each, Each, T>(width),
        OperandForm.FirstIsOne => AtWidth<TOperator, One, Each, T>(width),
        OperandForm.SecondIsOne => AtWidth<TOperator, Each, One, T>(width),
        _ => AtWidth<TOperator, One, One, T>(width),
    };

    private static Kernel AtWidth<TOperator, TLeft, TRight, T>(SimdWidth width)
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

    private static Kernel RelationInForm<TOperator, T>(OperandForm form, SimdWidth width)
        where TOperator : IBinaryOperator
        where T : unmanaged => form switch
    {
        OperandForm.Each => RelationAtWidth<TOperator, Each, Each, T>(width),
        OperandForm.FirstIsOne => RelationAtWidth<TOperator, One, Each, T>(width),
        OperandForm.SecondIsOne => RelationAtWidth<TOperator, Each, One, T>(width),
        _ => RelationAtWidth<TOperator, One, One, T>(width),
    };

    private static Kernel RelationAtWidth<TOperator, TLeft, TRight, T>(SimdWidth width)
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

    private static Kernel Selects<T>(OperandForm form, SimdWidth width)
        where T : unmanaged => form switch
    {
        OperandForm.Each => SelectAtWidth<Each, Each, T>(width),
        OperandForm.FirstIsOne => SelectAtWidth<One, Each, T>(width),
        OperandForm.SecondIsOne => SelectAtWidth<Each, One, T>(width),
        _ => SelectAtWidth<One, One, T>(width),
    };

    private static Kernel SelectAtWidth<TLeft, TRight, T>(SimdWidth width)
        where TLeft : IOperand
        where TRight : IOperand
        where T : unmanaged => width switch
    {
        SimdWidth.Vector512 => &SelectLoop<TLeft, TRight, Lanes512<T>, Vector512<T>, T>.Run,
        SimdWidth.Vector256 => &SelectLoop<TLeft, TRight, Lanes256<T>, Vector256<T>, T>.Run,
        SimdWidth.Vector128 => &SelectLoop<TLeft, TRight, Lanes128<T>, Vector128<T>, T>.Run,
        _ => &SelectLoop<TLeft, TRight, Lanes1<T>, T, T>.Run,
    };

    private static Kernel WholeQuotient<T>(OperandForm form)
        where T : unmanaged, IBinaryInteger<T> => form switch
    {
        OperandForm.Each => &IntegerDivide<Each, Each, T>.Run,
        OperandForm.FirstIsOne => &IntegerDivide<One, Each, T>.Run,
        OperandForm.SecondIsOne => &IntegerDivide<Each, One, T>.Run,
        _ => &IntegerDivide<One, One, T>.Run,
    };
}
