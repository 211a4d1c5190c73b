using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Kernels;
using Descent.Compile;
using Descent.Graph;

namespace Descent.Backends.Cpu.Steps;

/// <summary>
/// A product, with an elementwise group on each finished block of rows if one is attached. The product is written where one of the group's
/// results will replace it, or into workspace if none can.
/// </summary>
internal abstract unsafe class ProductStep : CpuStep
{
    private readonly int _first;
    private readonly int _second;
    private readonly int _product;
    private readonly int _workspace;
    private readonly nint _productOffset;
    private readonly nint _columns;
    private readonly ElementwiseProgram? _epilogue;
    private readonly int[] _operands = [];
    private readonly int _productOperand;

    /// <param name="step">The product's op, or a <see cref="FusedProduct"/> of it.</param>
    /// <param name="columns">How many elements a row of the product has.</param>
    /// <param name="kernelBytes">The workspace of the product's kernel, in front of that for the product.</param>
    protected ProductStep(PlannedStep step, nint columns, long kernelBytes)
    {
        var target = Target(step);
        (_first, _second, _workspace, _columns) = (step.Inputs[0].Buffer, step.Inputs[1].Buffer, step.Workspace, columns);
        _product = target >= 0 ? step.Outputs[target].Buffer : step.Workspace;
        _productOffset = target >= 0 ? 0 : (nint)Aligned(kernelBytes);
        if (step.Op is not FusedProduct fused) return;
        List<PlannedValue> inputs = [.. step.Inputs.Skip(2)];
        inputs.Insert(fused.ProductRegister, new(target >= 0 ? _product : -1, new(step.Inputs[0].Type.DType, fused.Epilogue.Iteration)));
        _epilogue = ElementwiseProgram.Create(fused.Epilogue, [.. inputs.Select(input => input.Type)], ElementwiseStep.Aliases(inputs, step.Outputs));
        _operands = ElementwiseStep.Buffers(inputs, step.Outputs);
        _productOperand = fused.ProductRegister;
    }

    public override nint ScratchBytes => _epilogue?.ScratchBytes ?? 0;

    public sealed override void Run(byte** buffers, Scratch scratch)
    {
        var product = buffers[_product] + _productOffset;
        var workspace = _workspace >= 0 ? buffers[_workspace] : null;
        if (_epilogue is null)
        {
            Multiply(buffers[_first], buffers[_second], product, workspace, default);
            return;
        }
        var operands = stackalloc byte*[_operands.Length];
        for (var i = 0; i < _operands.Length; i++) operands[i] = _operands[i] >= 0 ? buffers[_operands[i]] : null;
        operands[_productOperand] = product;
        var job = new Job { Epilogue = _epilogue, Operands = operands, Columns = _columns, Scratch = scratch };
        Multiply(buffers[_first], buffers[_second], product, workspace, new(&RunEpilogue, Unsafe.AsPointer(ref job)));
    }

    /// <summary>The op without the group that is attached to it.</summary>
    protected static Op ProductOf(PlannedStep step) => step.Op is FusedProduct fused ? fused.Product : step.Op;

    /// <summary>The workspace of a step whose product's kernel needs some.</summary>
    protected static long WorkspaceBytes(PlannedStep step, long kernelBytes) =>
        Target(step) >= 0 ? kernelBytes : Aligned(kernelBytes) + (((FusedProduct)step.Op).Epilogue.Iteration.Size * step.Inputs[0].Type.DType.Size());

    /// <summary>Computes the product, and hands finished rows over.</summary>
    protected abstract void Multiply(byte* first, byte* second, byte* product, byte* workspace, RowEpilogue epilogue);

    private static long Aligned(long bytes) => (bytes + HostStorage.Alignment - 1) / HostStorage.Alignment * HostStorage.Alignment;

    private static void RunEpilogue(void* state, nint firstRow, nint rows, int thread)
    {
        ref var job = ref Unsafe.AsRef<Job>(state);
        job.Epilogue.Run(job.Operands, firstRow * job.Columns, rows * job.Columns, job.Scratch.Of(thread));
    }

    /// <summary>The output whose memory can hold the product until the group replaces it: of the product's type, and no input's.</summary>
    private static int Target(PlannedStep step)
    {
        if (step.Op is not FusedProduct fused) return 0;
        var results = fused.Epilogue.Results;
        bool Fits(int output) => step.Outputs[output].Type.DType == step.Inputs[0].Type.DType && step.Inputs.All(input => input.Buffer != step.Outputs[output].Buffer);
        for (var output = 0; output < results.Count; output++)
            if (results[output] == fused.ProductRegister && Fits(output)) return output;
        for (var output = 0; output < results.Count; output++)
            if (!results.Contains(fused.ProductRegister) && Fits(output)) return output;
        return -1;
    }

    private struct Job
    {
        public ElementwiseProgram Epilogue;
        public byte** Operands;
        public nint Columns;
        public Scratch Scratch;
    }
}
