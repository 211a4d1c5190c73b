using Descent.Graph;

namespace Descent.Metrics;

/// <summary>
/// How often fewer than <paramref name="K"/> classes are predicted higher than the right one. Targets are labels, <c>[batch]</c> or
/// <c>[batch, 1]</c>; predictions <c>[batch, classes]</c>.
/// </summary>
/// <param name="K">How many of the highest predictions count, positive.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="K"/> is not positive.</exception>
public sealed record SparseTopKCategoricalAccuracy(int K = 5) : MeanMetric
{
    private protected override string DefaultName => "sparse_top_k_categorical_accuracy";

    /// <summary>How many of the highest predictions count.</summary>
    public int K { get; init; } = Require.Positive(K);

    /// <inheritdoc/>
    public override Tensor Values(Tensor yTrue, Tensor yPred)
    {
        ArgumentNullException.ThrowIfNull(yTrue);
        ArgumentNullException.ThrowIfNull(yPred);
        var labels = MetricGraph.Labels(nameof(SparseTopKCategoricalAccuracy), yTrue, yPred);
        return MetricGraph.InTop(K, labels, yPred).Cast(yPred.DType);
    }
}
