namespace Descent.Tabular.Results;

/// <summary>A row that is predicted badly.</summary>
/// <param name="Line">Of the file, counted from 1.</param>
/// <param name="Actual">The target.</param>
/// <param name="Predicted">What was predicted.</param>
/// <param name="Loss">What it adds to the loss: the negative logarithm of the actual class's probability, or the error.</param>
/// <param name="Cells">The used columns of the row.</param>
public sealed record WorstRow(int Line, string Actual, string Predicted, double Loss, IReadOnlyList<RowCell> Cells);
