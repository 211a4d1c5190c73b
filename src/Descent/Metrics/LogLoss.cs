using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Metrics;

/// <summary>
/// The mean negative logarithm of the probability given to what came true, in nats. Binary: predictions <c>[batch]</c> or
/// <c>[batch, 1]</c>, targets 0 or 1. Many classes: predictions <c>[batch, classes]</c>, targets labels or one-hot. Probabilities are
/// kept 1e-7 away from 0 and 1.
/// </summary>
public sealed record LogLoss : MeanMetric
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override bool HigherIsBetter => false;

    /// <inheritdoc/>
    public override Tensor Values(Tensor yTrue, Tensor yPred)
    {
        ArgumentNullException.ThrowIfNull(yTrue);
        ArgumentNullException.ThrowIfNull(yPred);
        if (!MetricGraph.IsBinary(yPred)) return (MetricGraph.OneHot(nameof(LogLoss), yTrue, yPred) * MetricGraph.NegativeLog(yPred)).Sum(-1);
        var target = MetricGraph.Like(nameof(LogLoss), yTrue, yPred);
        return target * MetricGraph.NegativeLog(yPred) + (1 - target) * MetricGraph.NegativeLog(1 - yPred);
    }
}
