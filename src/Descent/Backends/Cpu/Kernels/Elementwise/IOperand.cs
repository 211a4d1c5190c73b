namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>How a kernel reads an operand; a type, so that each combination is compiled without a test in its loop.</summary>
internal interface IOperand
{
    /// <summary>True where one number stands for all elements.</summary>
    static abstract bool IsOne { get; }
}

/// <summary>An operand with an element for each element of the result.</summary>
internal readonly struct Each : IOperand
{
    static bool IOperand.IsOne => false;
}

/// <summary>An operand of one number.</summary>
internal readonly struct One : IOperand
{
    static bool IOperand.IsOne => true;
}
