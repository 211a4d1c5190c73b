using Descent.Backends.Cpu.Steps;
using Descent.Compile;
using Descent.Graph.Ops;

namespace Descent.Backends.Cpu;

/// <summary>The one table of this backend: which kernel runs an op.</summary>
internal static class StepTable
{
    private static readonly Dictionary<Type, Func<PlannedStep, ThreadTeam, CpuStep>> Table = new()
    {
        [typeof(FusedElementwise)] = (step, team) => new ElementwiseStep(step, team),
        [typeof(MatMul)] = (step, team) => new MatMulStep(step, team),
        [typeof(FusedMatMul)] = (step, team) => new MatMulStep(step, team),
        [typeof(Reduce)] = (step, team) => new ReduceStep(step),
        [typeof(ArgMax)] = (step, team) => new ArgMaxStep(step),
        [typeof(RandomUniform)] = (step, team) => new RandomUniformStep(step),
        [typeof(Gather)] = (step, team) => new GatherStep(step),
        [typeof(ScatterAdd)] = (step, team) => new ScatterAddStep(step),
        [typeof(PlannedScan)] = (step, team) => new ScanStep(step, team),
        [typeof(Copy)] = (step, team) => new CopyStep(step),
        [typeof(Transpose)] = (step, team) => MoveStep.Transpose(step),
        [typeof(Slice)] = (step, team) => MoveStep.Slice(step),
        [typeof(Pad)] = (step, team) => MoveStep.Pad(step),
        [typeof(Concat)] = (step, team) => MoveStep.Concat(step),
    };

    /// <summary>The ops that this backend has kernels for.</summary>
    public static IReadOnlyCollection<Type> Ops => Table.Keys;

    public static CpuStep Bind(PlannedStep step, ThreadTeam team) => Table.TryGetValue(step.Op.GetType(), out var bind) ? bind(step, team)
        : throw new NotSupportedException($"The CPU has no kernel for {step.Op.Name}: it has {string.Join(", ", Table.Keys.Select(type => type.Name))}.");
}
