using Descent.Graph;

namespace Descent.Metrics;

/// <summary>How often the highest prediction is that of the right class. Targets are one-hot, <c>[batch, classes]</c>, as the predictions.</summary>
public sealed record CategoricalAccuracy : MeanMetric
{
    /// <inheritdoc/>
    public override Tensor Values(Tensor yTrue, Tensor yPred)
    {
        ArgumentNullException.ThrowIfNull(yTrue);
        ArgumentNullException.ThrowIfNull(yPred);
        return MetricGraph.Like(nameof(CategoricalAccuracy), yTrue, yPred).ArgMax().EqualTo(yPred.ArgMax()).Cast(yPred.DType);
    }
}
