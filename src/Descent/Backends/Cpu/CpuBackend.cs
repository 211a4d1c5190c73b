using Descent.Compile;

namespace Descent.Backends.Cpu;

/// <summary>
/// Runs programs on the processor's vector units, in managed code. The bits of a result depend neither on the number of threads nor on the
/// instruction set.
/// </summary>
public sealed class CpuBackend : Backend, IDisposable
{
    /// <summary>Nanoseconds, where there is nothing to measure: threads that share processors wait for each other much longer, or not at all.</summary>
    private const double UsualHandOver = 500;

    private static readonly Lazy<CpuBackend> Shared = new(() => new CpuBackend());

    /// <summary>A backend with a team of threads of its own.</summary>
    /// <param name="threads">How many threads compute, the caller's included; null: as many as there are processors.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public CpuBackend(int? threads = null) : this(threads, handOver: null) { }

    /// <param name="threads">As above.</param>
    /// <param name="handOver">What it costs to hand work to another thread, in nanoseconds: 0 shares all work that can be shared. Null: it is measured, where each thread has a processor.</param>
    internal CpuBackend(int? threads, double? handOver)
    {
        if (threads is <= 0) throw new ArgumentOutOfRangeException(nameof(threads), threads, "A backend needs at least one thread.");
        var count = threads ?? Environment.ProcessorCount;
        var haveProcessors = count <= Environment.ProcessorCount;
        Team = new ThreadTeam(count, givesWay: haveProcessors, handOver ?? (haveProcessors ? null : UsualHandOver));
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
