using Descent.Graph;
using Descent.Graph.Ops;
using Scalars = Descent.Graph.Ops.Scalars;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>The one table from a scalar function of the graph to the operator that computes it. A new function is an operator's file and a row here.</summary>
internal static class ScalarFunctionTable
{
    /// <summary>The use of a function of one argument; default where there is no operator for the element type.</summary>
    public static TResult? Find<TResult>(Scalars.UnaryFunction function, DType type, IScalarFunctionUse<TResult> use) => IsByte(type) ? default : function switch
    {
        Scalars.Negate => use.Unary<Negate>(),
        Scalars.Abs => use.Unary<Abs>(),
        Scalars.Sign => use.Unary<Sign>(),
        Scalars.Square => use.Unary<Square>(),
        _ when IsWhole(type) => default,
        Scalars.Sqrt => use.Unary<Sqrt>(),
        Scalars.Exp => use.Unary<Exp>(),
        Scalars.Expm1 => use.Unary<Expm1>(),
        Scalars.Log => use.Unary<Log>(),
        Scalars.Log1p => use.Unary<Log1p>(),
        Scalars.Tanh => use.Unary<Tanh>(),
        Scalars.Sigmoid => use.Unary<Sigmoid>(),
        Scalars.Softplus => use.Unary<Softplus>(),
        Scalars.Erf => use.Unary<Erf>(),
        Scalars.Sin => use.Unary<Sin>(),
        Scalars.Cos => use.Unary<Cos>(),
        Scalars.Floor => use.Unary<Floor>(),
        _ => default,
    };

    /// <summary>The use of a function of two arguments; default where there is no operator for the element type.</summary>
    public static TResult? Find<TResult>(Scalars.BinaryFunction function, DType type, IScalarFunctionUse<TResult> use) => IsByte(type) ? default : function switch
    {
        Scalars.Add => use.Binary<Add>(),
        Scalars.Subtract => use.Binary<Subtract>(),
        Scalars.Multiply => use.Binary<Multiply>(),
        Scalars.Maximum => use.Binary<Maximum>(),
        Scalars.Minimum => use.Binary<Minimum>(),
        _ when IsWhole(type) => default,
        Scalars.Divide => use.Binary<Divide>(),
        Scalars.Power => use.Binary<Power>(),
        _ => default,
    };

    /// <summary>The use of a relation of numbers.</summary>
    public static TResult Find<TResult>(Relation relation, IScalarFunctionUse<TResult> use) => relation switch
    {
        Relation.Equal => use.Relation<Equal>(),
        Relation.NotEqual => use.Relation<NotEqual>(),
        Relation.Less => use.Relation<Less>(),
        Relation.LessOrEqual => use.Relation<LessOrEqual>(),
        Relation.Greater => use.Relation<Greater>(),
        _ => use.Relation<GreaterOrEqual>(),
    };

    private static bool IsByte(DType type) => type is DType.Bool or DType.UInt8;

    private static bool IsWhole(DType type) => type is DType.Int32 or DType.Int64;
}
