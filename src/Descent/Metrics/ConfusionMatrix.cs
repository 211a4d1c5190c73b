using Descent.Graph;

namespace Descent.Metrics;

/// <summary>
/// How often each class was predicted for each true class: <c>[true, predicted]</c>, sums of weights. Targets and predictions are labels
/// <c>[batch]</c>, or scores <c>[batch, classes]</c>, whose highest counts.
/// For two classes predictions may also be the probability of the second, where above a half is the second.
/// </summary>
/// <param name="NumClasses">The number of classes.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="NumClasses"/> is not positive.</exception>
public sealed record ConfusionMatrix(int NumClasses = 2) : HostMetric
{
    /// <summary>The number of classes.</summary>
    public int NumClasses { get; init; } = Require.Positive(NumClasses);

    /// <inheritdoc/>
    public override MetricAccumulator Start() => new ConfusionCounts(nameof(ConfusionMatrix), NumClasses, counts => counts.Matrix());
}
