using System.Runtime.Intrinsics;
using Descent.Backends.Cpu.Kernels.Lanes;
using Descent.Backends.Cpu.Simd;
using Descent.Graph;
using Descent.Graph.Ops;
using unsafe Kernel = delegate*<void*, void*, void*, void*, nint, void>;
using Scalars = Descent.Graph.Ops.Scalars;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>
/// The table from an elementwise op to its kernel: a function of up to three operands, the destination, which may be one of the
/// operands, and the number of elements. A new scalar function is an operator's file and a row here.
/// </summary>
internal static unsafe partial class ElementwiseKernels
{
    /// <summary>The kernel of an op.</summary>
    /// <param name="op">A Unary, Binary, Compare, Select or Cast.</param>
    /// <param name="type">The element type of the operands; of Select, of the last two.</param>
    /// <param name="form">Which of the numeric operands are one number; Each for Unary and Cast.</param>
    /// <param name="width">The width of vector.</param>
    /// <exception cref="NotSupportedException">The table has no such kernel.</exception>
    public static Kernel Find(Op op, DType type, OperandForm form, SimdWidth width)
    {
        var kernel = op switch
        {
            Unary unary => FindUnary(unary.Function, type, width),
            Binary binary => FindBinary(binary.Function, type, form, width),
            Compare compare => FindCompare(compare.Relation, type, form, width),
            Select => FindSelect(type, form, width),
            Cast cast => FindCast(type, cast.To, width),
            _ => null,
        };
        return kernel != null ? kernel : throw new NotSupportedException($"The CPU backend has no elementwise kernel for {op.Name} of {type}: its table ElementwiseKernels needs a row.");
    }

    /// <summary>Whether the kernel of an op has forms for operands of one number.</summary>
    public static bool HasForms(Op op, DType type) => op switch
    {
        Binary => type != DType.Bool,
        Compare or Select => type is not (DType.Bool or DType.UInt8),
        _ => false,
    };

    private static Kernel FindUnary(Scalars.UnaryFunction function, DType type, SimdWidth width) => function switch
    {
        Scalars.Negate => Numbers<Negate>(type, width),
        Scalars.Abs => Numbers<Abs>(type, width),
        Scalars.Sign => Numbers<Sign>(type, width),
        Scalars.Square => Numbers<Square>(type, width),
        Scalars.Sqrt => Floats<Sqrt>(type, width),
        Scalars.Exp => Floats<Exp>(type, width),
        Scalars.Expm1 => Floats<Expm1>(type, width),
        Scalars.Log => Floats<Log>(type, width),
        Scalars.Log1p => Floats<Log1p>(type, width),
        Scalars.Tanh => Floats<Tanh>(type, width),
        Scalars.Sigmoid => Floats<Sigmoid>(type, width),
        Scalars.Softplus => Floats<Softplus>(type, width),
        Scalars.Erf => Floats<Erf>(type, width),
        Scalars.Sin => Floats<Sin>(type, width),
        Scalars.Cos => Floats<Cos>(type, width),
        Scalars.Floor => Floats<Floor>(type, width),
        Scalars.Not when type == DType.Bool => &ByteLoops.Not,
        _ => null,
    };

    private static Kernel FindBinary(Scalars.BinaryFunction function, DType type, OperandForm form, SimdWidth width) => function switch
    {
        Scalars.Add => Numbers<Add>(type, form, width),
        Scalars.Subtract => Numbers<Subtract>(type, form, width),
        Scalars.Multiply => Numbers<Multiply>(type, form, width),
        Scalars.Divide when type == DType.Int32 => WholeQuotient<int>(form),
        Scalars.Divide when type == DType.Int64 => WholeQuotient<long>(form),
        Scalars.Divide => Floats<Divide>(type, form, width),
        Scalars.Maximum => Numbers<Maximum>(type, form, width),
        Scalars.Minimum => Numbers<Minimum>(type, form, width),
        Scalars.Power => Floats<Power>(type, form, width),
        Scalars.And when type == DType.Bool => &ByteLoops.And,
        Scalars.Or when type == DType.Bool => &ByteLoops.Or,
        _ => null,
    };

    private static Kernel FindCompare(Relation relation, DType type, OperandForm form, SimdWidth width)
    {
        var isByte = type is DType.Bool or DType.UInt8;
        return relation switch
        {
            Relation.Equal => isByte ? &ByteLoops.Equal : Relations<Equal>(type, form, width),
            Relation.NotEqual => isByte ? &ByteLoops.NotEqual : Relations<NotEqual>(type, form, width),
            Relation.Less => isByte ? &ByteLoops.Less : Relations<Less>(type, form, width),
            Relation.LessOrEqual => isByte ? &ByteLoops.LessOrEqual : Relations<LessOrEqual>(type, form, width),
            Relation.Greater => isByte ? &ByteLoops.Greater : Relations<Greater>(type, form, width),
            Relation.GreaterOrEqual => isByte ? &ByteLoops.GreaterOrEqual : Relations<GreaterOrEqual>(type, form, width),
            _ => null,
        };
    }

    private static Kernel FindSelect(DType type, OperandForm form, SimdWidth width) => type.Size() switch
    {
        4 => Selects<float>(form, width),
        8 => Selects<double>(form, width),
        _ => &ByteLoops.Select,
    };
}
