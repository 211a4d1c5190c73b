namespace Descent.Tabular.Results;

/// <summary>What a search for settings found. The rows of the test have no part in it.</summary>
/// <param name="Asked">The candidates to try.</param>
/// <param name="Different">The candidates that there were: fewer than asked for where little is left to choose.</param>
/// <param name="Candidates">Those that were tried, the best first; a candidate whose loss was not finite comes last.</param>
/// <param name="Default">The place of the defaults among <paramref name="Candidates"/>, from 0; -1 where not even they came to an end in the time.</param>
/// <param name="Rows">The rows on which each was measured.</param>
/// <param name="Parts">The trainings of each candidate: each leaves out another part of the rows, which measures it.</param>
/// <param name="Expected">The chosen candidate's loss to expect on other rows: its own is flattered by the choice. Null where it is not known.</param>
public sealed record SearchSummary(int Asked, int Different, IReadOnlyList<CandidateSummary> Candidates, int Default, int Rows, int Parts, double? Expected);
