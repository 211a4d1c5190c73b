namespace Descent.Tabular.Results;

/// <summary>A layer of the network.</summary>
/// <param name="Name">Within the model.</param>
/// <param name="Kind">Of layer: <c>Dense</c>.</param>
/// <param name="Details">Settings that matter: <c>relu, L2 0.003</c>; may be empty.</param>
/// <param name="Output">The shape of its output, without the batch: <c>16</c> or <c>8 x 8 x 4</c>.</param>
/// <param name="Parameters">Its own.</param>
/// <param name="Inputs">The names of the layers that it takes; empty for an input.</param>
public sealed record LayerSummary(string Name, string Kind, string Details, string Output, long Parameters, IReadOnlyList<string> Inputs);
