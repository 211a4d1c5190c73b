using Descent.Graph;

namespace Descent.Metrics;

/// <summary>How often the highest prediction is that of the right class. Targets are labels, <c>[batch]</c> or <c>[batch, 1]</c>; predictions <c>[batch, classes]</c>.</summary>
public sealed record SparseCategoricalAccuracy : MeanMetric
{
    /// <inheritdoc/>
    public override Tensor Values(Tensor yTrue, Tensor yPred)
    {
        ArgumentNullException.ThrowIfNull(yTrue);
        ArgumentNullException.ThrowIfNull(yPred);
        return MetricGraph.Labels(nameof(SparseCategoricalAccuracy), yTrue, yPred).EqualTo(yPred.ArgMax()).Cast(yPred.DType);
    }
}
