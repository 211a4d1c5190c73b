namespace Descent.Tabular.Results;

/// <summary>How a layer was at the end of an epoch.</summary>
/// <param name="Layer">Its name.</param>
/// <param name="Epoch">Counted from 1; 0 before the first step.</param>
/// <param name="Dead">The share of units that were zero for every row of the probe; null where that says nothing of this activation.</param>
/// <param name="Saturated">The share of outputs at an end of the activation's range; null where it has none.</param>
/// <param name="GradientNorm">Of the layer's parameters; null for a layer without any.</param>
/// <param name="UpdateRatio">The last update's norm over the parameters' norm; null where there was none.</param>
public sealed record LayerHealth(string Layer, int Epoch, double? Dead, double? Saturated, double? GradientNorm, double? UpdateRatio);
