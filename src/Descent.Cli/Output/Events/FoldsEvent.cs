using Descent.Tabular.Results;

namespace Descent.Cli.Output.Events;

/// <summary>An estimate by several trainings, each measured on rows that it has not seen.</summary>
/// <param name="Kind"><c>cross-validation</c> or <c>rolling origin</c>.</param>
/// <param name="Folds">Parts of the rows.</param>
/// <param name="Repeats">How often they were made anew.</param>
/// <param name="Network">Mean, standard deviation and each value of each score; the first score is the main one.</param>
/// <param name="Baselines">Of simple predictions on the same rows.</param>
/// <param name="Conclusion">What follows.</param>
internal sealed record FoldsEvent(string Kind, int Folds, int Repeats, IReadOnlyList<FoldScore> Network, IReadOnlyList<FoldBaseline> Baselines, string? Conclusion) : CommandEvent;
