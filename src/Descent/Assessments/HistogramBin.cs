namespace Descent.Assessments;

/// <summary>How many values lie in a range.</summary>
/// <param name="Low">The range's lower end.</param>
/// <param name="High">The range's upper end.</param>
/// <param name="Count">The values in it.</param>
public sealed record HistogramBin(double Low, double High, int Count);
