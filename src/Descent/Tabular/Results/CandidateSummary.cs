namespace Descent.Tabular.Results;

/// <summary>Settings that a search tried.</summary>
/// <param name="Settings">What differs between the candidates.</param>
/// <param name="Score">The validation loss, by which they are compared.</param>
/// <param name="Epochs">The epochs that it was trained for.</param>
/// <param name="Kept">Whether it was chosen.</param>
public sealed record CandidateSummary(IReadOnlyList<SettingSummary> Settings, double? Score, int Epochs, bool Kept);
