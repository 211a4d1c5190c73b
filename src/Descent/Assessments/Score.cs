namespace Descent.Assessments;

/// <summary>One measure of how good predictions are, with its 95% confidence interval.</summary>
/// <param name="Name">Of the measure: <c>accuracy</c>, <c>AUC</c>, <c>RMSE</c> ..</param>
/// <param name="Value">In the measure's own unit; null where it has none, as an area under the curve of one class.</param>
/// <param name="Low">The interval's lower end; null where there is no interval.</param>
/// <param name="High">The interval's upper end; null where there is no interval.</param>
/// <param name="HigherIsBetter">Whether more is better.</param>
/// <param name="Method">How the interval is made: <c>Wilson</c>, <c>DeLong</c>, <c>jackknife</c> ..; null where there is none.</param>
public sealed record Score(string Name, double? Value, double? Low = null, double? High = null, bool HigherIsBetter = true, string? Method = null);
