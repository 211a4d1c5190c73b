namespace Descent.Tabular.Results;

/// <summary>Something that a check found before the first step.</summary>
/// <param name="Check">The check's name, such as <c>target-copy</c>.</param>
/// <param name="Severity">How much it matters: <c>note</c>, <c>warning</c> ..</param>
/// <param name="Evidence">What was found.</param>
/// <param name="Remedy">What to do.</param>
public sealed record FindingSummary(string Check, string Severity, string Evidence, string Remedy);
