namespace Descent.Tabular.Results;

/// <summary>An estimate by several trainings, each measured on rows that it has not seen.</summary>
/// <param name="Kind"><c>cross-validation</c> or <c>rolling origin</c>.</param>
/// <param name="Folds">Parts of the rows.</param>
/// <param name="Repeats">How often they were made anew.</param>
/// <param name="Network">Of the network, the main score first.</param>
/// <param name="Baselines">Of simple predictions on the same rows.</param>
public sealed record FoldsSummary(string Kind, int Folds, int Repeats, IReadOnlyList<FoldScore> Network, IReadOnlyList<FoldBaseline> Baselines)
{
    /// <summary>What follows, in a sentence: whether the network is better than the linear baseline over the folds, and how sure that is. Null where that is said elsewhere, as of a series.</summary>
    public string? Conclusion { get; init; }
}
