using System.Numerics;
using System.Runtime.Intrinsics;
using Descent.Backends.Cpu.Kernels.Lanes;
using Descent.Backends.Cpu.Simd;
using unsafe Kernel = delegate*<void*, void*, void*, void*, nint, void>;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <content>From the element type, the form and the width to the loop that is compiled for them.</content>
internal static unsafe partial class ElementwiseKernels
{
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
