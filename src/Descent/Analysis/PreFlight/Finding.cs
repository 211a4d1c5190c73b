using Descent.Graph;

namespace Descent.Analysis.PreFlight;

/// <summary>Something that a check found before the first step. It changes nothing by itself.</summary>
/// <param name="Check">The name of the check, such as <c>target-copy</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Evidence">What was found, in a sentence with its numbers.</param>
/// <param name="Remedy">What to do about it, in a sentence.</param>
public sealed record Finding(string Check, FindingSeverity Severity, string Evidence, string Remedy)
{
    /// <summary>The columns that it is about; of tensors the name of the input or output.</summary>
    public ValueList<string> Columns { get; init; } = [];

    /// <summary>The rows that it is about, counted from 0; of shared rows those that validate or test.</summary>
    public ValueList<int> Rows { get; init; } = [];

    /// <summary>One line: <c>warning (target-copy): evidence remedy</c>.</summary>
    public override string ToString() => $"{Severity.ToString().ToLowerInvariant()} ({Check}): {Evidence} {Remedy}";
}
