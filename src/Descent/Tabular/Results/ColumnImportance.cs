namespace Descent.Tabular.Results;

/// <summary>How much worse the main score is with a column's cells in another order.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Loss">By how much the main score is worse, the mean over the repeats; about 0 for a column without use.</param>
/// <param name="StandardDeviation">Over the repeats.</param>
public sealed record ColumnImportance(string Column, double Loss, double StandardDeviation);
