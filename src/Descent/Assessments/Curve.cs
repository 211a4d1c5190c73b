namespace Descent.Assessments;

/// <summary>A curve over thresholds.</summary>
/// <param name="Name">The class that counts as positive.</param>
/// <param name="Area">Under the curve; null where it has none.</param>
/// <param name="Points">From the highest threshold to the lowest. Long curves keep the points at which they bend most; the area is that of all points.</param>
public sealed record Curve(string Name, double? Area, IReadOnlyList<CurvePoint> Points);
