using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Simd;
using Descent.Compile;
using Descent.Graph;

namespace Descent.Backends.Cpu.Kernels.Emitted;

/// <summary>A group with a kernel of its own. Operands that repeat in ways the kernel does not know are written out for it, block by block.</summary>
internal sealed unsafe class EmittedProgram : ElementwiseProgram
{
    private const int WidestMixed = 8, Block = 1024;
    private readonly EmittedKernel _kernel;
    private readonly StagedOperand[] _staged;
    private readonly int _operands;
    private readonly nint _row, _elements;

    private EmittedProgram(EmittedKernel kernel, FusedElementwise op, OperandLayout layout)
    {
        (_kernel, _staged, _row, _elements) = (kernel, layout.Staged, layout.Row, (nint)op.Iteration.Size);
        _operands = layout.Inputs.Length + op.Results.Count;
        ScratchBytes = layout.Place(_operands * sizeof(byte*), Math.Min(Block, _elements));
    }

    /// <inheritdoc/>
    public override nint ScratchBytes { get; }

    /// <summary>The program of a group, or null where vectors do not serve it.</summary>
    [RequiresDynamicCode("Emits code.")]
    public static EmittedProgram? TryCreate(FusedElementwise op, IReadOnlyList<TensorType> inputs, SimdWidth? width = null)
    {
        var isMixed = IsMixed(op, inputs);
        if (isMixed && op.Iteration.Size > WidestMixed) return null;
        var used = isMixed ? SimdWidth.Scalar : width ?? SimdWidths.Best;
        var layout = new OperandLayout(op, inputs, used);
        return EmittedKernels.Find(new(op.Steps, op.Results, [.. layout.Inputs], used)) is { } kernel ? new(kernel, op, layout) : null;
    }

    /// <inheritdoc/>
    public override void Run(byte** operands, nint start, nint count, byte* scratch)
    {
        if (count <= 0) return;
        if (_staged.Length == 0) _kernel(operands, start, start + count, _row);
        else RunStaged(operands, start, start + count, scratch);
    }

    /// <summary>Whether there are elements of 4 and of 8 bytes.</summary>
    private static bool IsMixed(FusedElementwise op, IReadOnlyList<TensorType> inputs)
    {
        var sizes = 0;
        foreach (var input in inputs) sizes |= input.DType.Size();
        foreach (var step in op.Steps) sizes |= step.DType.Size();
        return (sizes & 12) == 12;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunStaged(byte** operands, nint start, nint end, byte* scratch)
    {
        var places = (byte**)scratch;
        for (var i = 0; i < _operands; i++) places[i] = operands[i];
        foreach (var staged in _staged) staged.Begin(operands, scratch, Math.Min(_elements, Math.Min(end - start, Block)));
        for (nint next; start < end; start = next)
        {
            next = Math.Min(end, start + Block);
            foreach (var staged in _staged) places[staged.Operand] = staged.At(operands, scratch, start, next - start);
            _kernel(places, start, next, _row);
        }
    }
}
