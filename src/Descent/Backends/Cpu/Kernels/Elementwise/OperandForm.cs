namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>Which operands of a kernel are one number that stands for all elements.</summary>
[Flags]
internal enum OperandForm
{
    /// <summary>None: each operand has as many elements as the result.</summary>
    Each = 0,

    /// <summary>The first of two numeric operands.</summary>
    FirstIsOne = 1,

    /// <summary>The second of two numeric operands.</summary>
    SecondIsOne = 2,
}
