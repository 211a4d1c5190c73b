namespace Descent.Tabular.Results;

/// <summary>A number an epoch.</summary>
/// <param name="Name">Of the series.</param>
/// <param name="Values">From the first epoch on; null where a number is not finite.</param>
public sealed record NumberSeries(string Name, IReadOnlyList<double?> Values);
