namespace Descent.Tabular.Results;

/// <summary>Which rows trained, validated and tested.</summary>
/// <param name="Kind"><c>stratified</c>, <c>random</c> or <c>by time</c>.</param>
/// <param name="Seed">Of the shuffle; null where nothing was shuffled.</param>
/// <param name="Parts">Train, validation, test; those without rows are left out.</param>
public sealed record SplitSummary(string Kind, long? Seed, IReadOnlyList<SplitPart> Parts);
