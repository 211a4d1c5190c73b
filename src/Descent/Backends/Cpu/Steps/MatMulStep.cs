using Descent.Backends.Cpu.Kernels;
using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Backends.Cpu.Steps;

/// <summary>A matrix product.</summary>
internal sealed unsafe class MatMulStep : ProductStep
{
    private readonly MatMulPlan _plan;
    private readonly bool _isDouble;
    private readonly ThreadTeam _team;

    public MatMulStep(PlannedStep step, ThreadTeam team) : base(step, ShapeOf(step).N, KernelBytes(step, team.Threads))
    {
        _isDouble = IsDouble(step);
        _plan = PlanOf(step, team.Threads);
        _team = team;
    }

    public static long WorkspaceBytes(PlannedStep step, int threads) => WorkspaceBytes(step, KernelBytes(step, threads));

    protected override void Multiply(byte* first, byte* second, byte* product, byte* workspace, RowEpilogue epilogue)
    {
        if (_isDouble) MatMulKernel.Run(_plan, (double*)first, (double*)second, (double*)product, workspace, _team, epilogue.Function, epilogue.State);
        else MatMulKernel.Run(_plan, (float*)first, (float*)second, (float*)product, workspace, _team, epilogue.Function, epilogue.State);
    }

    private static long KernelBytes(PlannedStep step, int threads) =>
        IsDouble(step) ? MatMulKernel.WorkspaceBytes<double>(PlanOf(step, threads), threads) : MatMulKernel.WorkspaceBytes<float>(PlanOf(step, threads), threads);

    private static MatMulPlan PlanOf(PlannedStep step, int threads) =>
        IsDouble(step) ? MatMulKernel.Plan<double>(ShapeOf(step), threads) : MatMulKernel.Plan<float>(ShapeOf(step), threads);

    private static bool IsDouble(PlannedStep step) => step.Inputs[0].Type.DType == DType.Float64;

    private static MatMulShape ShapeOf(PlannedStep step)
    {
        var product = (MatMul)ProductOf(step);
        var (left, right) = (step.Inputs[0].Type.Shape, step.Inputs[1].Type.Shape);
        var m = left[product.TransposeLeft ? ^1 : ^2];
        var k = left[product.TransposeLeft ? ^2 : ^1];
        var n = right[product.TransposeRight ? ^2 : ^1];
        return new(left.Rank == 3 ? left[0] : 1, m, n, k, product.TransposeLeft, product.TransposeRight, left[^1], right[^1], n,
            (nint)m * k, (nint)k * n, (nint)m * n, Accumulate: false);
    }
}
