namespace Descent.Assessments;

/// <summary>Rows whose predicted probability lies in one range.</summary>
/// <param name="Low">The range's lower end.</param>
/// <param name="High">The range's upper end.</param>
/// <param name="Rows">The rows in it.</param>
/// <param name="Predicted">Their mean probability.</param>
/// <param name="Observed">How often it came true.</param>
/// <param name="ObservedLow">The lower end of the 95% interval of <paramref name="Observed"/> (Wilson).</param>
/// <param name="ObservedHigh">The upper end.</param>
public sealed record CalibrationBin(double Low, double High, int Rows, double Predicted, double Observed, double ObservedLow, double ObservedHigh);
