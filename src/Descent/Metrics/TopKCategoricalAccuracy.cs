using Descent.Graph;

namespace Descent.Metrics;

/// <summary>
/// How often fewer than <paramref name="K"/> classes are predicted higher than the right one. Targets are one-hot, <c>[batch, classes]</c>,
/// as the predictions.
/// </summary>
/// <param name="K">How many of the highest predictions count, positive.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="K"/> is not positive.</exception>
public sealed record TopKCategoricalAccuracy(int K = 5) : MeanMetric
{
    private protected override string DefaultName => "top_k_categorical_accuracy";

    /// <summary>How many of the highest predictions count.</summary>
    public int K { get; init; } = Require.Positive(K);

    /// <inheritdoc/>
    public override Tensor Values(Tensor yTrue, Tensor yPred)
    {
        ArgumentNullException.ThrowIfNull(yTrue);
        ArgumentNullException.ThrowIfNull(yPred);
        var labels = MetricGraph.Like(nameof(TopKCategoricalAccuracy), yTrue, yPred).ArgMax();
        return MetricGraph.InTop(K, labels, yPred).Cast(yPred.DType);
    }
}
