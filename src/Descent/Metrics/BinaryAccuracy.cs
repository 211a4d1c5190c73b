using Descent.Graph;

namespace Descent.Metrics;

/// <summary>How often a prediction is on the right side of a threshold. Targets are 0 or 1, of the predictions' shape.</summary>
/// <param name="Threshold">The prediction above which an output is 1.</param>
public sealed record BinaryAccuracy(double Threshold = 0.5) : MeanMetric
{
    /// <inheritdoc/>
    public override Tensor Values(Tensor yTrue, Tensor yPred)
    {
        ArgumentNullException.ThrowIfNull(yTrue);
        ArgumentNullException.ThrowIfNull(yPred);
        return MetricGraph.Like(nameof(BinaryAccuracy), yTrue, yPred).EqualTo((yPred > Threshold).Cast(yPred.DType)).Cast(yPred.DType);
    }
}
