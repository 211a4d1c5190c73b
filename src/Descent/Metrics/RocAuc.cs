namespace Descent.Metrics;

/// <summary>
/// The exact area under the receiver operating characteristic: the probability that a positive sample scores higher than a negative
/// one, ties counting one half (as scikit-learn's <c>roc_auc_score</c>; Keras's <c>AUC</c> is a binned approximation of it). Targets
/// are 0 or 1. Not a number if only one class occurs; 0 if all weights are 0.
/// </summary>
public sealed record RocAuc : HostMetric
{
    /// <inheritdoc/>
    public override MetricAccumulator Start() => new RankedScores("RocAuc", Area);

    internal static double Area(IReadOnlyList<RankedScores.Point> points)
    {
        var area = 0.0;
        for (var i = 1; i < points.Count; i++)
            area += (points[i].FalsePositives - points[i - 1].FalsePositives) * (points[i].TruePositives + points[i - 1].TruePositives) / 2;
        return area / (points[^1].TruePositives * points[^1].FalsePositives);
    }
}
