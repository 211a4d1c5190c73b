namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>What is made of a scalar function whose operator <see cref="ScalarFunctionTable"/> has found: a loop, or a call inside of an emitted kernel.</summary>
internal interface IScalarFunctionUse<TResult>
{
    TResult Unary<TOperator>()
        where TOperator : IUnaryOperator;

    TResult Binary<TOperator>()
        where TOperator : IBinaryOperator;

    /// <summary>Of a function whose result is a mask.</summary>
    TResult Relation<TOperator>()
        where TOperator : IBinaryOperator;
}
