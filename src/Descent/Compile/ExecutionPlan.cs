using Descent.Graph;

namespace Descent.Compile;

/// <summary>Whose memory a buffer is.</summary>
public enum BufferKind
{
    /// <summary>Given at each run.</summary>
    Input,
    /// <summary>A variable's.</summary>
    Variable,
    /// <summary>Filled once, when the program is bound.</summary>
    Constant,
    /// <summary>A part of the run context's arena.</summary>
    Arena,
}

/// <summary>Memory that steps read and write.</summary>
/// <param name="Kind">Whose memory it is.</param>
/// <param name="Type">The type of what it holds first; later values of the same length may share it.</param>
/// <param name="Offset">Where it begins, within the arena.</param>
/// <param name="Name">The input's name, if it is one.</param>
/// <param name="Variable">The variable, if it is one's.</param>
/// <param name="Constant">The constant, if it is one.</param>
public sealed record PlannedBuffer(BufferKind Kind, TensorType Type, long Offset = 0, string? Name = null, Variable? Variable = null, Graph.Ops.Constant? Constant = null)
{
    /// <summary>Its length.</summary>
    public long Bytes => Type.Bytes;
}

/// <summary>A value as a step sees it: a buffer read under a type.</summary>
/// <param name="Buffer">The buffer's number in the plan.</param>
/// <param name="Type">Element type and shape.</param>
public sealed record PlannedValue(int Buffer, TensorType Type);

/// <summary>One kernel's run.</summary>
/// <param name="Op">The op.</param>
/// <param name="Inputs">What it reads.</param>
/// <param name="Outputs">What it writes. An output may have an input's buffer: it then replaces it element by element.</param>
/// <param name="Workspace">The buffer of its scratch memory, or -1.</param>
public sealed record PlannedStep(Op Op, IReadOnlyList<PlannedValue> Inputs, IReadOnlyList<PlannedValue> Outputs, int Workspace = -1);

/// <summary>A program in the order in which it runs, with the place of each value in memory.</summary>
/// <param name="Steps">The steps, in order.</param>
/// <param name="Buffers">The memory.</param>
/// <param name="Outputs">Where the program's outputs are after a run.</param>
/// <param name="ArenaBytes">The arena's length.</param>
/// <param name="UnplannedBytes">What the arena would need if no value shared memory with another.</param>
public sealed record ExecutionPlan(IReadOnlyList<PlannedStep> Steps, IReadOnlyList<PlannedBuffer> Buffers, IReadOnlyList<PlannedValue> Outputs, long ArenaBytes, long UnplannedBytes);
