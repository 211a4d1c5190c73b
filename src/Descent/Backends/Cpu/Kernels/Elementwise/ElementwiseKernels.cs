using Descent.Backends.Cpu.Simd;
using Descent.Graph;
using Descent.Graph.Ops;
using unsafe Kernel = delegate*<void*, void*, void*, void*, nint, void>;
using Scalars = Descent.Graph.Ops.Scalars;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>
/// The table from an elementwise op to its kernel: a function of up to three operands, the destination, which may be one of the
/// operands, and the number of elements. Functions of numbers come from <see cref="ScalarFunctionTable"/>.
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

    private static Kernel FindCompare(Relation relation, DType type, OperandForm form, SimdWidth width) =>
        type is DType.Bool or DType.UInt8 ? OfBytes(relation) : (Kernel)ScalarFunctionTable.Find(relation, new LoopOf(type, form, width));

    private static Kernel OfBytes(Relation relation) => relation switch
    {
        Relation.Equal => &ByteLoops.Equal,
        Relation.NotEqual => &ByteLoops.NotEqual,
        Relation.Less => &ByteLoops.Less,
        Relation.LessOrEqual => &ByteLoops.LessOrEqual,
        Relation.Greater => &ByteLoops.Greater,
        _ => &ByteLoops.GreaterOrEqual,
    };

    private static Kernel FindUnary(Scalars.UnaryFunction function, DType type, SimdWidth width) => function switch
    {
        Scalars.Not when type == DType.Bool => &ByteLoops.Not,
        _ => (Kernel)ScalarFunctionTable.Find(function, type, new LoopOf(type, OperandForm.Each, width)),
    };

    private static Kernel FindBinary(Scalars.BinaryFunction function, DType type, OperandForm form, SimdWidth width) => function switch
    {
        Scalars.Divide when type == DType.Int32 => WholeQuotient<int>(form),
        Scalars.Divide when type == DType.Int64 => WholeQuotient<long>(form),
        Scalars.And when type == DType.Bool => &ByteLoops.And,
        Scalars.Or when type == DType.Bool => &ByteLoops.Or,
        _ => (Kernel)ScalarFunctionTable.Find(function, type, new LoopOf(type, form, width)),
    };

    private static Kernel FindSelect(DType type, OperandForm form, SimdWidth width) => type.Size() switch
    {
        4 => Selects<float>(form, width),
        8 => Selects<double>(form, width),
        _ => &ByteLoops.Select,
    };
}
