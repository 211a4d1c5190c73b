namespace Descent.Training;

/// <summary>What one step measured before its update.</summary>
/// <param name="Loss">The loss that was minimised: the data's and the penalties'.</param>
/// <param name="DataLoss">The loss without penalties.</param>
public readonly record struct BatchResult(double Loss, double DataLoss);
