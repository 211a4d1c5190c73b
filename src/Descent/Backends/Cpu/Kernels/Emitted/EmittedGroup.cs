using Descent.Backends.Cpu.Simd;
using Descent.Compile;
using Descent.Graph;

namespace Descent.Backends.Cpu.Kernels.Emitted;

/// <summary>All that an emitted kernel's code depends on; groups of other shapes share it.</summary>
/// <param name="Steps">The body.</param>
/// <param name="Results">The registers that leave it.</param>
/// <param name="Inputs">Element type and movement of each input.</param>
/// <param name="Width">The width of vector.</param>
internal sealed record EmittedGroup(ValueList<FusedStep> Steps, ValueList<int> Results, ValueList<EmittedInput> Inputs, SimdWidth Width)
{
    /// <summary>The element type of a register.</summary>
    public DType TypeOf(int register) => register < Inputs.Count ? Inputs[register].DType : Steps[register - Inputs.Count].DType;
}

/// <summary>An input as an emitted kernel sees it.</summary>
internal sealed record EmittedInput(DType DType, Movement Movement);

/// <summary>How an operand moves on as an emitted kernel goes over the elements, row by row.</summary>
internal enum Movement
{
    /// <summary>One number for all elements.</summary>
    Fixed,

    /// <summary>One number a row.</summary>
    WithRows,

    /// <summary>As many numbers as a row has elements, the same for each row.</summary>
    WithinRows,

    /// <summary>A number for each element.</summary>
    WithElements,
}
