namespace Descent.Compile;

/// <summary>
/// What runs programs: it says how much workspace a step needs and binds a plan to its kernels, through a table from op to kernel. The
/// library has one, <c>CpuBackend</c>; another (a GPU's) needs nothing but this contract.
/// </summary>
public abstract class Backend
{
    /// <summary>The name in messages and printed programs.</summary>
    public abstract string Name { get; }

    /// <summary>Bytes of scratch memory that a step needs while it runs, within the plan's arena.</summary>
    public abstract long WorkspaceBytes(PlannedStep step);

    /// <summary>Chooses a kernel for each step.</summary>
    /// <exception cref="NotSupportedException">There is no kernel for an op; the message names both.</exception>
    public abstract Executable Bind(ExecutionPlan plan);
}
