namespace Descent.Reports.Charts;

/// <summary>A marked place of an axis.</summary>
/// <param name="Value">Where.</param>
/// <param name="Label">What is written there.</param>
internal readonly record struct Tick(double Value, string Label);
