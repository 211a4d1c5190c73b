namespace Descent.Tabular.Results;

/// <summary>The last training, on the rows that trained and those that had decided when to stop.</summary>
/// <param name="Rows">Both together.</param>
/// <param name="Epochs">As many as were best before.</param>
/// <param name="Steps">The steps made.</param>
public sealed record FinalFit(int Rows, int Epochs, long Steps);
