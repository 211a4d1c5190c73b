using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Kernels;
using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Backends.Cpu.Steps;

/// <summary>
/// A matrix product, with an elementwise group on each finished block of rows if one is attached. The product is written where one of the
/// group's results will replace it, or into workspace if none can.
/// </summary>
internal sealed unsafe class MatMulStep : CpuStep
{
    private readonly MatMulPlan _plan;
    private readonly nint _columns;
    private readonly bool _isDouble;
    private readonly ThreadTeam _team;
    private readonly int _left;
    private readonly int _right;
    private readonly int _product;
    private readonly int _workspace;
    private readonly nint _productOffset;
    private readonly ElementwiseProgram? _epilogue;
    private readonly int[] _operands = [];
    private readonly int _productOperand;

    public MatMulStep(PlannedStep step, ThreadTeam team)
    {
        var target = ProductTarget(step);
        _isDouble = step.Inputs[0].Type.DType == DType.Float64;
        _plan = PlanOf(step, team.Threads);
        _columns = ShapeOf(step).N;
        _team = team;
        (_left, _right, _workspace) = (step.Inputs[0].Buffer, step.Inputs[1].Buffer, step.Workspace);
        _product = target >= 0 ? step.Outputs[target].Buffer : step.Workspace;
        _productOffset = target >= 0 ? 0 : (nint)PackingBytes(step, team.Threads);
        if (step.Op is not FusedMatMul fused) return;
        List<PlannedValue> inputs = [.. step.Inputs.Skip(2)];
        inputs.Insert(fused.ProductRegister, new(target >= 0 ? _product : -1, new(step.Inputs[0].Type.DType, fused.Epilogue.Iteration)));
        _epilogue = new ElementwiseProgram(fused.Epilogue, [.. inputs.Select(input => input.Type)], ElementwiseStep.Aliases(inputs, step.Outputs));
        _operands = [.. inputs.Concat(step.Outputs).Select(value => value.Buffer)];
        _productOperand = fused.ProductRegister;
    }

    public override nint ScratchBytes => _epilogue?.ScratchBytes ?? 0;

    public static long WorkspaceBytes(PlannedStep step, int threads)
    {
        var shape = ShapeOf(step);
        return PackingBytes(step, threads) + (ProductTarget(step) >= 0 ? 0 : (long)shape.Batch * shape.M * shape.N * step.Inputs[0].Type.DType.Size());
    }

    public override void Run(byte** buffers, Scratch scratch)
    {
        if (_isDouble) Run<double>(buffers, scratch);
        else Run<float>(buffers, scratch);
    }

    private void Run<T>(byte** buffers, Scratch scratch) where T : unmanaged
    {
        var product = buffers[_product] + _productOffset;
        var workspace = _workspace >= 0 ? buffers[_workspace] : null;
        if (_epilogue is null)
        {
            MatMulKernel.Run(_plan, (T*)buffers[_left], (T*)buffers[_right], (T*)product, workspace, _team, null, null);
            return;
        }
        var operands = stackalloc byte*[_operands.Length];
        for (var i = 0; i < _operands.Length; i++) operands[i] = _operands[i] >= 0 ? buffers[_operands[i]] : null;
        operands[_productOperand] = product;
        var job = new Job { Epilogue = _epilogue, Operands = operands, Columns = _columns, Scratch = scratch };
        MatMulKernel.Run(_plan, (T*)buffers[_left], (T*)buffers[_right], (T*)product, workspace, _team, &RunEpilogue, Unsafe.AsPointer(ref job));
    }

    private static void RunEpilogue(void* state, nint firstRow, nint rows, int thread)
    {
        ref var job = ref Unsafe.AsRef<Job>(state);
        job.Epilogue.Run(job.Operands, firstRow * job.Columns, rows * job.Columns, job.Scratch.Of(thread));
    }

    /// <summary>The output whose memory can hold the product until the group replaces it: of the product's type, and no input's.</summary>
    private static int ProductTarget(PlannedStep step)
    {
        if (step.Op is not FusedMatMul fused) return 0;
        var results = fused.Epilogue.Results;
        bool Fits(int output) => step.Outputs[output].Type.DType == step.Inputs[0].Type.DType && step.Inputs.All(input => input.Buffer != step.Outputs[output].Buffer);
        for (var output = 0; output < results.Count; output++)
            if (results[output] == fused.ProductRegister && Fits(output)) return output;
        for (var output = 0; output < results.Count; output++)
            if (!results.Contains(fused.ProductRegister) && Fits(output)) return output;
        return -1;
    }

    private static long PackingBytes(PlannedStep step, int threads)
    {
        var plan = PlanOf(step, threads);
        var bytes = step.Inputs[0].Type.DType == DType.Float64 ? MatMulKernel.WorkspaceBytes<double>(plan, threads) : MatMulKernel.WorkspaceBytes<float>(plan, threads);
        return (bytes + HostStorage.Alignment - 1) / HostStorage.Alignment * HostStorage.Alignment;
    }

    private static MatMulPlan PlanOf(PlannedStep step, int threads) =>
        step.Inputs[0].Type.DType == DType.Float64 ? MatMulKernel.Plan<double>(ShapeOf(step), threads) : MatMulKernel.Plan<float>(ShapeOf(step), threads);

    private static MatMulShape ShapeOf(PlannedStep step)
    {
        var product = step.Op as MatMul ?? ((FusedMatMul)step.Op).Product;
        var (left, right) = (step.Inputs[0].Type.Shape, step.Inputs[1].Type.Shape);
        var m = left[product.TransposeLeft ? ^1 : ^2];
        var k = left[product.TransposeLeft ? ^2 : ^1];
        var n = right[product.TransposeRight ? ^2 : ^1];
        return new(left.Rank == 3 ? left[0] : 1, m, n, k, product.TransposeLeft, product.TransposeRight, left[^1], right[^1], n,
            (nint)m * k, (nint)k * n, (nint)m * n, Accumulate: false);
    }

    private struct Job
    {
        public ElementwiseProgram Epilogue;
        public byte** Operands;
        public nint Columns;
        public Scratch Scratch;
    }
}
