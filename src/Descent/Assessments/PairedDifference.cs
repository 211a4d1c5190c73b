namespace Descent.Assessments;

/// <summary>By how much one prediction is better than another on the same rows.</summary>
/// <param name="Score">What both are measured by.</param>
/// <param name="First">The first one's score; null where it has none.</param>
/// <param name="Second">The second one's score; null where it has none.</param>
/// <param name="Better">By how much the first is better, positive where it is; null where a score is missing.</param>
/// <param name="Low">The lower end of the 95% interval of <paramref name="Better"/>; null where the rows do not tell.</param>
/// <param name="High">The upper end.</param>
/// <param name="Method">How the interval is made: <c>Bonett and Price</c>, <c>DeLong</c>, <c>jackknife</c>; null where there is none.</param>
public sealed record PairedDifference(string Score, double? First, double? Second, double? Better, double? Low, double? High, string? Method);
