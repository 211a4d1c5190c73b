using Descent.Graph;

namespace Descent.Data;

/// <summary>The windows of a time series whose targets are in one part of a split, in the order of time.</summary>
/// <param name="X">The past rows: [windows, length, features] Float32.</param>
/// <param name="Y">The target's standardised values: [windows, 1] Float32.</param>
/// <param name="Rows">The row of each target.</param>
public sealed record SeriesPart(TensorData X, TensorData Y, ValueList<int> Rows);
