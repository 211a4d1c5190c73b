using Descent.Graph;

namespace Descent.Backends.Cpu.Kernels;

/// <summary>For what one number of a register holds.</summary>
internal enum Extent
{
    /// <summary>For a whole run.</summary>
    Run,

    /// <summary>For a block.</summary>
    Block,

    /// <summary>For one element.</summary>
    Element,
}

/// <summary>A register of an elementwise program: an input or the result of a step.</summary>
/// <param name="DType">The element type.</param>
/// <param name="Extent">For what one number holds.</param>
/// <param name="Place">Its place.</param>
internal readonly record struct ElementwiseRegister(DType DType, Extent Extent, int Place);
