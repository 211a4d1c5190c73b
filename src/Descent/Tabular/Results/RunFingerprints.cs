namespace Descent.Tabular.Results;

/// <summary>What a run is known by: equal fingerprints, equal bytes.</summary>
/// <param name="Data">Of all cells of the data.</param>
/// <param name="Configuration">Of what was chosen.</param>
/// <param name="Weights">Of the model's parameters.</param>
public sealed record RunFingerprints(string Data, string Configuration, string Weights);
