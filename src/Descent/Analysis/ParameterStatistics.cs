using Descent.Graph;

namespace Descent.Analysis;

/// <summary>A parameter at one moment of training.</summary>
/// <param name="Layer">The path of its layer.</param>
/// <param name="Path">Its path, such as <c>dense/kernel</c>.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Values">Its values.</param>
/// <param name="Gradient">The gradient of the loss, penalties included, on the probe.</param>
/// <param name="UpdateNorm">‖Δw‖₂ of the last step; null where no step has been made.</param>
/// <param name="UpdateRatio">‖Δw‖₂ / ‖w‖₂ of the last step, w being the values before it; null where no step has been made, or ‖w‖₂ was 0. Around 1e-3 is usual.</param>
public sealed record ParameterStatistics(string Layer, string Path, Shape Shape, ValueSummary Values, ValueSummary Gradient, double? UpdateNorm, double? UpdateRatio);
