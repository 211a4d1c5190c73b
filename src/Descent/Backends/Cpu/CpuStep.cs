namespace Descent.Backends.Cpu;

/// <summary>A step of a plan, bound to its kernel. Immutable; all that changes is in the context.</summary>
internal abstract unsafe class CpuStep
{
    /// <summary>Scratch bytes that each thread needs beside the plan's workspace.</summary>
    public virtual nint ScratchBytes => 0;

    /// <summary>Runs the kernel.</summary>
    /// <param name="buffers">The address of each buffer of the plan.</param>
    /// <param name="scratch">Each thread's scratch memory.</param>
    public abstract void Run(byte** buffers, Scratch scratch);
}
