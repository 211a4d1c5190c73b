namespace Descent.Metrics;

/// <summary>The fraction of the positives that are predicted so, <c>tp / (tp + fn)</c>, 0 if there are none. All outputs of a sample count alike; targets are 0 or 1.</summary>
/// <param name="Thresholds">The prediction above which an output is positive, one or a list; null is 0.5.</param>
public sealed record Recall(Thresholds? Thresholds = null) : HostMetric
{
    /// <inheritdoc/>
    public override MetricAccumulator Start() =>
        new BinaryCounts(nameof(Recall), Thresholds ?? 0.5, (counts, threshold) => counts.Recall(threshold));
}
