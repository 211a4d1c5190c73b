namespace Descent.Assessments;

/// <summary>One row of a regression.</summary>
/// <param name="Actual">The target.</param>
/// <param name="Predicted">What was predicted.</param>
public sealed record ResidualPoint(double Actual, double Predicted);
