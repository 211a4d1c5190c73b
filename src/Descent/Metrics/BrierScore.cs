using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Metrics;

/// <summary>
/// The mean squared distance of the probabilities from what came true (Brier 1950). Binary: <c>(y - p)^2</c>, predictions <c>[batch]</c>
/// or <c>[batch, 1]</c>, targets 0 or 1. Many classes: the sum over the classes of <c>(onehot - p)^2</c>, predictions
/// <c>[batch, classes]</c>, targets labels or one-hot.
/// </summary>
public sealed record BrierScore : MeanMetric
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override bool HigherIsBetter => false;

    /// <inheritdoc/>
    public override Tensor Values(Tensor yTrue, Tensor yPred)
    {
        ArgumentNullException.ThrowIfNull(yTrue);
        ArgumentNullException.ThrowIfNull(yPred);
        return MetricGraph.IsBinary(yPred) ? (MetricGraph.Like(nameof(BrierScore), yTrue, yPred) - yPred).Square()
            : (MetricGraph.OneHot(nameof(BrierScore), yTrue, yPred) - yPred).Square().Sum(-1);
    }
}
