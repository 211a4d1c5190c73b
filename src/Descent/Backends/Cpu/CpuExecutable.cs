using Descent.Compile;
using Descent.Graph;

namespace Descent.Backends.Cpu;

/// <summary>A plan bound to kernels; constants are filled once, here.</summary>
internal sealed unsafe class CpuExecutable : Executable
{
    private readonly CpuStep[] _steps;

    public CpuExecutable(ExecutionPlan plan, CpuStep[] steps, int threads) : base(plan)
    {
        _steps = steps;
        Threads = threads;
        nint most = 0;
        foreach (var step in steps) most = Math.Max(most, step.ScratchBytes);
        ScratchBytes = (most + (2 * HostStorage.Alignment) - 1) / HostStorage.Alignment * HostStorage.Alignment;
        foreach (var buffer in plan.Buffers)
            if (buffer.Constant is { } constant) Constants[buffer] = Fill(constant);
    }

    public int Threads { get; }

    /// <summary>The kernels, in the order of the plan's steps.</summary>
    public ReadOnlySpan<CpuStep> Steps => _steps;

    /// <summary>Each thread's scratch memory, a multiple of a cache line.</summary>
    public nint ScratchBytes { get; }

    public Dictionary<PlannedBuffer, HostStorage> Constants { get; } = new(ReferenceEqualityComparer.Instance);

    public override RunContext CreateContext() => new CpuRunContext(this);

    public override void Run(RunContext context)
    {
        if (context is not CpuRunContext own || own.Executable != this) throw new ArgumentException("A run needs a context that this executable created.", nameof(context));
        var buffers = own.Buffers;
        foreach (var step in _steps) step.Run(buffers, own.Scratch);
        GC.KeepAlive(own);      // the kernels know addresses alone, and this may be the last use of the memory behind them
    }

    /// <summary>The elements of a constant, in memory.</summary>
    internal static HostStorage Fill(Graph.Ops.Constant constant)
    {
        var storage = new HostStorage(constant.Shape.Size * constant.DType.Size());
        storage.Write(TensorData.From(constant.Values.Span.ToArray(), constant.Shape).Cast(constant.DType).Bytes);
        return storage;
    }
}
