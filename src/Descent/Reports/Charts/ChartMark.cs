namespace Descent.Reports.Charts;

/// <summary>A place that is marked by an upright line.</summary>
/// <param name="X">Where.</param>
/// <param name="Label">What is there.</param>
internal sealed record ChartMark(double X, string Label);
