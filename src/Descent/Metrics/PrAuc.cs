namespace Descent.Metrics;

/// <summary>
/// The exact area under the curve of precision over recall, through every distinct score. <c>step</c> is the average precision,
/// <c>sum (R_k - R_(k-1)) P_k</c> (scikit-learn's <c>average_precision_score</c>), <c>trapezoid</c> scikit-learn's
/// <c>auc(recall, precision)</c>. Targets are 0 or 1. Not a number if there are no positives; 0 if all weights are 0.
/// </summary>
/// <param name="Summation">How the area is summed.</param>
public sealed record PrAuc(CurveSummation Summation = CurveSummation.Step) : HostMetric
{
    /// <inheritdoc/>
    public override MetricAccumulator Start() => new RankedScores("PrAuc", Area);

    /// <summary>The share of positives among what is predicted to be; 1 where nothing is.</summary>
    internal static double PrecisionAt(RankedScores.Point point)
    {
        var predicted = point.TruePositives + point.FalsePositives;
        return predicted == 0 ? 1 : point.TruePositives / predicted;
    }

    internal double Area(IReadOnlyList<RankedScores.Point> points)
    {
        double area = 0, precision = 1;
        for (var i = 1; i < points.Count; i++)
        {
            var before = precision;
            precision = PrecisionAt(points[i]);
            var height = Summation == CurveSummation.Step ? precision : (precision + before) / 2;
            area += (points[i].TruePositives - points[i - 1].TruePositives) * height;
        }
        return area / points[^1].TruePositives;
    }
}
