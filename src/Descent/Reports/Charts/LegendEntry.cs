namespace Descent.Reports.Charts;

/// <summary>What a kind of line or dot stands for.</summary>
internal sealed record LegendEntry(string Kind, string Name);
