using Descent.Assessments;

namespace Descent.Tabular.Results;

/// <summary>A simple prediction to compare with.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Scores">Those of the network's assessment, in the same order.</param>
/// <param name="Difference">By how much the network's first score is better, positive where it is, with a paired 95% interval; null where that cannot be told.</param>
public sealed record BaselineResult(string Name, IReadOnlyList<Score> Scores, Score? Difference = null);
