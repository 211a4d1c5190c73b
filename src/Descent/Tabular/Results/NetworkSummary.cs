namespace Descent.Tabular.Results;

/// <summary>The network.</summary>
/// <param name="Layers">In the order in which they are computed.</param>
/// <param name="Parameters">All of them.</param>
public sealed record NetworkSummary(IReadOnlyList<LayerSummary> Layers, long Parameters);
