using Descent.Compile;

namespace Descent.Backends.Cpu;

/// <summary>
/// Runs programs on the processor's vector units, in managed code. The bits of a result depend neither on the number of threads nor on the
/// instruction set.
/// </summary>
public sealed class CpuBackend : Backend, IDisposable
{
    private static readonly Lazy<CpuBackend> Shared = new(() => new CpuBackend());

    /// <summary>A backend with a team of threads of its own.</summary>
    /// <param name="threads">How many threads compute, the caller's included; null: as many as there are processors.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public CpuBackend(int? threads = null)
    {
        if (threads is <= 0) throw new ArgumentOutOfRangeException(nameof(threads), threads, "A backend needs at least one thread.");
        var count = threads ?? Environment.ProcessorCount;
        Team = new ThreadTeam(count, givesWay: count <= Environment.ProcessorCount);
    }

    /// <summary>A backend on all processors, shared by all who name none.</summary>
    public static CpuBackend Default => Shared.Value;

    /// <inheritdoc/>
    public override string Name => "CPU";

    /// <summary>How many threads compute.</summary>
    public int Threads => Team.Threads;

    internal ThreadTeam Team { get; }

    /// <inheritdoc/>
    public override long WorkspaceBytes(PlannedStep step) => StepTable.WorkspaceBytes(step, Threads);

    /// <inheritdoc/>
    public override Executable Bind(ExecutionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new CpuExecutable(plan, [.. plan.Steps.Select(step => StepTable.Bind(step, Team))], Threads);
    }

    /// <summary>Ends the backend's threads. Nothing compiled for it may run any more; <see cref="Default"/> stays as long as the process.</summary>
    public void Dispose()
    {
        if (!Shared.IsValueCreated || this != Shared.Value) Team.Dispose();
    }
}
