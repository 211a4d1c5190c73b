using Descent.Backends.Cpu.Steps;
using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Backends.Cpu;

/// <summary>The one table of this backend: which kernel runs an op, and how much workspace it needs.</summary>
internal static class StepTable
{
    private static readonly Dictionary<Type, Row> Table = new()
    {
        [typeof(FusedElementwise)] = new((step, team) => new ElementwiseStep(step, team)),
        [typeof(MatMul)] = new((step, team) => new MatMulStep(step, team), MatMulStep.WorkspaceBytes),
        [typeof(FusedProduct)] = new((step, team) => Find(Product(step)).Bind(step, team), (step, threads) => Find(Product(step)).Workspace!(step, threads)),
        [typeof(Reduce)] = new((step, team) => new ReduceStep(step, team), ReduceStep.WorkspaceBytes),
        [typeof(ArgMax)] = new((step, team) => new ArgMaxStep(step)),
        [typeof(RandomUniform)] = new((step, team) => new RandomUniformStep(step)),
        [typeof(Convolution)] = new((step, team) => new ConvolutionStep(step, team), ConvolutionStep.WorkspaceBytes),
        [typeof(ConvolutionInputGradient)] = new((step, team) => new ConvolutionStep(step, team), ConvolutionStep.WorkspaceBytes),
        [typeof(ConvolutionKernelGradient)] = new((step, team) => new ConvolutionStep(step, team), ConvolutionStep.WorkspaceBytes),
        [typeof(MaxPool)] = new((step, team) => new MaxPoolStep(step, team)),
        [typeof(MaxPoolGradient)] = new((step, team) => new MaxPoolGradientStep(step, team), MaxPoolGradientStep.WorkspaceBytes),
        [typeof(Gather)] = new((step, team) => new GatherStep(step)),
        [typeof(ScatterAdd)] = new((step, team) => new ScatterAddStep(step)),
        [typeof(PlannedScan)] = new((step, team) => new ScanStep(step, team), ScanStep.WorkspaceBytes),
        [typeof(Copy)] = new((step, team) => new CopyStep(step)),
        [typeof(Transpose)] = new((step, team) => MoveStep.Transpose(step)),
        [typeof(Slice)] = new((step, team) => MoveStep.Slice(step)),
        [typeof(Pad)] = new((step, team) => MoveStep.Pad(step)),
        [typeof(Concat)] = new((step, team) => MoveStep.Concat(step)),
    };

    /// <summary>The ops that this backend has kernels for.</summary>
    public static IReadOnlyCollection<Type> Ops => Table.Keys;

    public static CpuStep Bind(PlannedStep step, ThreadTeam team) => Find(step.Op).Bind(step, team);

    /// <summary>Bytes of workspace that a step needs on a team of some threads.</summary>
    public static long WorkspaceBytes(PlannedStep step, int threads) => Find(step.Op).Workspace?.Invoke(step, threads) ?? 0;

    /// <summary>The product's own step runs the group that is attached to it, too.</summary>
    private static SingleOutputOp Product(PlannedStep step) => ((FusedProduct)step.Op).Product;

    private static Row Find(Op op) => Table.TryGetValue(op.GetType(), out var row) ? row
        : throw new NotSupportedException($"The CPU has no kernel for {op.Name}: it has {string.Join(", ", Table.Keys.Select(type => type.Name))}.");

    /// <param name="Bind">Makes the step.</param>
    /// <param name="Workspace">Its workspace, from the step and the number of threads; null for none.</param>
    private sealed record Row(Func<PlannedStep, ThreadTeam, CpuStep> Bind, Func<PlannedStep, int, long>? Workspace = null);
}
