namespace Descent.Assessments;

/// <summary>A point of a curve.</summary>
/// <param name="X">Across.</param>
/// <param name="Y">Up.</param>
/// <param name="Threshold">Rows of at least this probability count as positive there; null at the end where none does.</param>
public sealed record CurvePoint(double X, double Y, double? Threshold);
