namespace Descent.Assessments;

/// <summary>What errors of a classifier of two classes cost, in any unit.</summary>
/// <param name="FalsePositive">To take a row of the first class for the second.</param>
/// <param name="FalseNegative">To miss a row of the second class.</param>
public sealed record ErrorCosts(double FalsePositive, double FalseNegative);
