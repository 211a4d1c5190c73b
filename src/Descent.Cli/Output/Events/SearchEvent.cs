using Descent.Tabular.Results;

namespace Descent.Cli.Output.Events;

/// <summary>Settings that were tried.</summary>
/// <param name="Asked">The candidates to try.</param>
/// <param name="Different">Those that there were.</param>
/// <param name="Rows">The rows on which each was measured.</param>
/// <param name="Parts">The trainings of each.</param>
/// <param name="Default">The place of the usual settings among the candidates, from 0; -1 where not even they came to an end.</param>
/// <param name="ExpectedLoss">The chosen candidate's loss to expect on other rows.</param>
/// <param name="Candidates">Those tried, the best first.</param>
internal sealed record SearchEvent(int Asked, int Different, int Rows, int Parts, int Default, double? ExpectedLoss, IReadOnlyList<CandidateSummary> Candidates) : CommandEvent;
