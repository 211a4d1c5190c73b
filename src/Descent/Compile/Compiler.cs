using Descent.Graph;

namespace Descent.Compile;

/// <summary>
/// Turns a program into an executable, pass by pass: prune scans, simplify, leave out what poolings drop, compute anew what is dearer to keep, fuse elementwise chains, attach them to products,
/// compile the bodies of scans, schedule and plan memory, bind to a backend's kernels. Each pass is a pure function in a file of its own.
/// </summary>
public static class Compiler
{
    /// <summary>Compiles a program for a backend.</summary>
    /// <param name="program">What a run computes.</param>
    /// <param name="backend">What runs it, for example <c>CpuBackend.Default</c>.</param>
    /// <exception cref="NotSupportedException">The backend has no kernel for an op; the message names both.</exception>
    public static Executable Compile(GraphProgram program, Backend backend)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(backend);
        return backend.Bind(Plan(program, backend));
    }

    /// <summary>All passes but the last: the plan that a backend binds to kernels.</summary>
    internal static ExecutionPlan Plan(GraphProgram program, Backend backend)
    {
        var graph = Verified(ScanPruner.Run(program));
        graph = Verified(Simplifier.Run(graph));
        graph = Verified(DeadBorders.Run(graph));
        graph = Verified(Recomputation.Run(graph));
        graph = Verified(ElementwiseFuser.Run(graph));
        graph = Verified(ProductFuser.Run(graph));
        graph = Verified(ScanPlanner.Run(graph, backend));
        return MemoryPlanner.Run(graph, backend);
    }

    private static GraphProgram Verified(GraphProgram program)
    {
        GraphVerifier.Verify(program);
        return program;
    }
}
