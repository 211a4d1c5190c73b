using System.Numerics;
using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>a / b of whole numbers, cut off towards 0. No processor divides them in vectors, and padded lanes would divide by 0.</summary>
internal static unsafe class IntegerDivide<TLeft, TRight, T>
    where TLeft : IOperand
    where TRight : IOperand
    where T : unmanaged, IBinaryInteger<T>
{
    /// <exception cref="DivideByZeroException">An element of <paramref name="b"/> is 0.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(void* a, void* b, void* c, void* destination, nint count)
    {
        T* x = (T*)a, y = (T*)b, z = (T*)destination;
        var (stepX, stepY) = (TLeft.IsOne ? 0 : 1, TRight.IsOne ? 0 : 1);
        for (nint i = 0; i < count; i++)
        {
            var divisor = y[i * stepY];
            // The least number divided by -1 wraps, as its negation does, where the processor would trap.
            z[i] = divisor == -T.One ? T.Zero - x[i * stepX] : x[i * stepX] / divisor;
        }
    }
}
