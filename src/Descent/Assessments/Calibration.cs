namespace Descent.Assessments;

/// <summary>Whether predicted probabilities are the frequencies that they say.</summary>
/// <param name="Error">The expected calibration error (ECE): the mean distance of confidence and accuracy over the bins, weighted by their rows.</param>
/// <param name="Brier">The mean squared distance of the probabilities from 0 and 1, summed over the classes for more than two.</param>
/// <param name="Bins">From the lowest probability to the highest; bins without rows are left out.</param>
public sealed record Calibration(double Error, double Brier, IReadOnlyList<CalibrationBin> Bins);
