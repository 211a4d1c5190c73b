namespace Descent.Tabular.Results;

/// <summary>A simple prediction on the rows of the same trainings.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Scores">Those of the network, in the same order.</param>
public sealed record FoldBaseline(string Name, IReadOnlyList<FoldScore> Scores);
