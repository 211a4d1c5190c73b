using Descent.Graph;

namespace Descent.Tabular.Series;

/// <summary>What is predicted of some rows of a series.</summary>
/// <param name="Name">By what: <c>network</c>, <c>persistence</c>, <c>seasonal-naive (7 rows)</c>, <c>ridge regression</c>.</param>
/// <param name="Values">In the target's own unit.</param>
public sealed record SeriesPrediction(string Name, ValueList<double> Values);
