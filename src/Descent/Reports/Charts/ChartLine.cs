namespace Descent.Reports.Charts;

/// <summary>A line of a chart.</summary>
/// <param name="Name">In the legend; empty for none.</param>
/// <param name="Kind">How the style sheet draws it: <c>a</c> to <c>d</c>, <c>quiet</c>, <c>chance</c>.</param>
/// <param name="Points">From left to right.</param>
internal sealed record ChartLine(string Name, string Kind, IReadOnlyList<ChartPoint> Points);
