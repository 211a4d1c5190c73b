namespace Descent.Tabular.Results;

/// <summary>A cell.</summary>
/// <param name="Column">Its column.</param>
/// <param name="Text">As it stands in the file; null where the value is missing.</param>
public sealed record RowCell(string Column, string? Text);
