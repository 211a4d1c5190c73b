using Descent.Backends.Cpu.Simd;
using Descent.Compile;
using Descent.Graph;

namespace Descent.Backends.Cpu.Kernels.Emitted;

/// <summary>How the inputs of a group lie under its iteration: which ones a kernel reads in place, by rows of what length, and which are staged.</summary>
internal sealed class OperandLayout
{
    public OperandLayout(FusedElementwise op, IReadOnlyList<TensorType> inputs, SimdWidth width)
    {
        BroadcastPattern[] patterns = [.. inputs.Select(input => new BroadcastPattern(input.Shape, op.Iteration))];
        bool IsUsed(int input) => op.Results.Contains(input) || op.Steps.Any(step => step.Arguments.Contains(input));
        var lanes = MatMulKernel.Lanes<float>(width);
        for (var input = 0; input < inputs.Count; input++)
            if (patterns[input].HasRows && patterns[input].RunLength >= lanes && IsUsed(input)) Row = Math.Max(Row, patterns[input].RunLength);
        Inputs = new EmittedInput[inputs.Count];
        List<StagedOperand> staged = [];
        for (var input = 0; input < inputs.Count; input++)
        {
            var pattern = patterns[input];
            var isByRows = pattern.HasRows && pattern.RunLength == Row;
            var movement = pattern.IsFull ? Movement.WithElements
                : pattern.IsUniform || !IsUsed(input) ? Movement.Fixed
                : !isByRows ? Movement.WithElements
                : pattern.IsPeriodic ? Movement.WithinRows : Movement.WithRows;
            if (movement == Movement.WithElements && !pattern.IsFull) staged.Add(new(input, inputs[input].DType.Size(), pattern));
            Inputs[input] = new(inputs[input].DType, movement);
        }
        Staged = [.. staged];
    }

    public EmittedInput[] Inputs { get; }

    /// <summary>The operands that are written out for each block.</summary>
    public StagedOperand[] Staged { get; }

    /// <summary>Elements of a row; 0 if no operand moves by rows.</summary>
    public nint Row { get; }

    /// <summary>Gives the staged operands their offsets in scratch, behind a table of some bytes; returns the bytes of scratch.</summary>
    public nint Place(nint tableBytes, nint block)
    {
        var end = tableBytes;
        foreach (var staged in Staged)
        {
            staged.Offset = Aligned(end);
            end = staged.Offset + staged.Bytes(block);
        }
        return Aligned(end);
    }

    private static nint Aligned(nint bytes) => (bytes + HostStorage.Alignment - 1) / HostStorage.Alignment * HostStorage.Alignment;
}
