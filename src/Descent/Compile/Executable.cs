namespace Descent.Compile;

/// <summary>
/// A compiled program: immutable, so that many threads can run it, each with a <see cref="RunContext"/> of its own. (Programs that
/// update variables are for one thread at a time: the variables are shared.)
/// </summary>
public abstract class Executable
{
    /// <summary>An executable of a plan.</summary>
    protected Executable(ExecutionPlan plan) => Plan = plan;

    /// <summary>The steps and their memory.</summary>
    public ExecutionPlan Plan { get; }

    /// <summary>The memory of one run at a time: inputs, arena, outputs.</summary>
    public abstract RunContext CreateContext();

    /// <summary>Runs the program once on the context's inputs; allocates nothing.</summary>
    /// <exception cref="ArgumentException">The context belongs to another executable.</exception>
    public abstract void Run(RunContext context);

    /// <summary>The program as text: ops, fused groups, types, places in memory, floating-point operations, bytes.</summary>
    public string Explain() => PlanPrinter.Print(Plan);
}
