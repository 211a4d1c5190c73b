using Descent.Graph;

namespace Descent.Metrics;

/// <summary>
/// The correlation of true and predicted classes, fair to rare ones: 1 perfect, 0 chance. For many classes R_K (Gorodkin: Comparing two
/// K-category assignments by a K-category correlation coefficient, 2004). 0 if all targets or all predictions
/// are one class. Targets and predictions are labels <c>[batch]</c>, or scores <c>[batch, classes]</c>, whose highest counts.
/// For two classes predictions may also be the probability of the second, where above a half is the second.
/// </summary>
/// <param name="NumClasses">The number of classes.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="NumClasses"/> is not positive.</exception>
public sealed record MatthewsCorrelation(int NumClasses = 2) : HostMetric
{
    /// <summary>The number of classes.</summary>
    public int NumClasses { get; init; } = Require.Positive(NumClasses);

    /// <inheritdoc/>
    public override MetricAccumulator Start() => new ConfusionCounts(nameof(MatthewsCorrelation), NumClasses, counts => Correlation(counts));

    private static double Correlation(ConfusionCounts counts)
    {
        double[] actual = counts.ActualTotals(), predicted = counts.PredictedTotals();
        var total = actual.Sum();
        var right = Enumerable.Range(0, counts.Classes).Sum(c => counts[c, c]);
        var product = (total * total - predicted.Sum(p => p * p)) * (total * total - actual.Sum(a => a * a));
        return product <= 0 ? 0 : (right * total - actual.Zip(predicted, (a, p) => a * p).Sum()) / Math.Sqrt(product);
    }
}
