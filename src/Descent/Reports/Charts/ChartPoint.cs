namespace Descent.Reports.Charts;

/// <summary>A point; without a value up, a gap.</summary>
internal readonly record struct ChartPoint(double X, double? Y);
