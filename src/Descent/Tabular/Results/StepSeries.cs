namespace Descent.Tabular.Results;

/// <summary>A number for each stretch of steps.</summary>
/// <param name="Name">Of the series.</param>
/// <param name="Every">The steps in a stretch, the last of which may be shorter.</param>
/// <param name="Values">The mean over each stretch; null where a number is not finite.</param>
public sealed record StepSeries(string Name, int Every, IReadOnlyList<double?> Values);
