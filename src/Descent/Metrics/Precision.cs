namespace Descent.Metrics;

/// <summary>The fraction of the predicted positives that are positive, <c>tp / (tp + fp)</c>, 0 if none are predicted. All outputs of a sample count alike; targets are 0 or 1.</summary>
/// <param name="Thresholds">The prediction above which an output is positive, one or a list; null is 0.5.</param>
public sealed record Precision(Thresholds? Thresholds = null) : HostMetric
{
    /// <inheritdoc/>
    public override MetricAccumulator Start() =>
        new BinaryCounts(nameof(Precision), Thresholds ?? 0.5, (counts, threshold) => counts.Precision(threshold));
}
