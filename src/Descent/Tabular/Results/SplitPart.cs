namespace Descent.Tabular.Results;

/// <summary>One part of a split.</summary>
/// <param name="Name"><c>train</c>, <c>validation</c> or <c>test</c>.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Classes">Its rows by class, in the order of the labels; empty for numbers.</param>
public sealed record SplitPart(string Name, int Rows, IReadOnlyList<int> Classes);
