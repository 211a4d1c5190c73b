using Descent.Backends.Cpu.Simd;
using Descent.Compile;
using Descent.Graph;

namespace Descent.Backends.Cpu.Kernels.Emitted;

/// <summary>How the inputs of a group lie under its iteration: which ones a kernel reads in place, by rows of what length, and which are staged.</summary>
internal sealed class OperandLayout
{
    private const int ShortRow = 128;

    public OperandLayout(FusedElementwise op, IReadOnlyList<TensorType> inputs, SimdWidth width)
    {
        BroadcastPattern[] patterns = [.. inputs.Select(input => new BroadcastPattern(input.Shape, op.Iteration))];
        bool IsUsed(int input) => op.Results.Contains(input) || op.Steps.Any(step => step.Arguments.Contains(input));
        Row = RowOf(patterns, IsUsed, MatMulKernel.Lanes<float>(width));
        Inputs = new EmittedInput[inputs.Count];
        List<StagedOperand> staged = [];
        for (var input = 0; input < inputs.Count; input++)
        {
            var pattern = patterns[input];
            var isByRows = Row > 0 && pattern.HasRows && pattern.RunLength == Row;
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

    /// <summary>The longest row that an operand moves by; 0 if there is none, or only short ones that repeat as a whole: a loop for each would cost more than to write them out.</summary>
    private static nint RowOf(BroadcastPattern[] patterns, Func<int, bool> isUsed, int lanes)
    {
        nint row = 0;
        var isWorthLoops = false;
        for (var input = 0; input < patterns.Length; input++)
        {
            var pattern = patterns[input];
            if (!pattern.HasRows || pattern.RunLength < lanes || !isUsed(input)) continue;
            row = Math.Max(row, pattern.RunLength);
            isWorthLoops |= !pattern.IsPeriodic || pattern.RunLength >= ShortRow;
        }
        return isWorthLoops ? row : 0;
    }

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
