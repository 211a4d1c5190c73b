namespace Descent.Tabular.Results;

/// <summary>How many rows a class has.</summary>
/// <param name="Name">Of the class.</param>
/// <param name="Rows">Its rows.</param>
public sealed record ClassCount(string Name, int Rows);
