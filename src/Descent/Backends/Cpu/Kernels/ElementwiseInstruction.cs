using unsafe Kernel = delegate*<void*, void*, void*, void*, nint, void>;

namespace Descent.Backends.Cpu.Kernels;

/// <summary>One call of a kernel in an elementwise program; operands are numbers of places, whose addresses a run keeps in a table.</summary>
internal unsafe struct ElementwiseInstruction
{
    public Kernel Kernel;
    public int A;
    public int B;
    public int C;
    public int Destination;

    /// <summary>The kernel makes one number, not one for each element of the block.</summary>
    public bool IsOne;
}
