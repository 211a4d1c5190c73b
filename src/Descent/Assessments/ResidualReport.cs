namespace Descent.Assessments;

/// <summary>The errors of a regression, in the target's unit: predicted minus actual.</summary>
/// <param name="Mean">The bias.</param>
/// <param name="StandardDeviation">Of the errors.</param>
/// <param name="Quantiles">The errors at the shares 0, 0.05, 0.25, 0.5, 0.75, 0.95 and 1 of the rows.</param>
/// <param name="Histogram">How many errors lie in each of some equal ranges.</param>
/// <param name="Points">Actual (x) and predicted (y) of the rows; of many rows a sample that the seed determines.</param>
public sealed record ResidualReport(double Mean, double StandardDeviation, IReadOnlyList<double> Quantiles, IReadOnlyList<HistogramBin> Histogram, IReadOnlyList<ResidualPoint> Points);
