using Descent.Graph;

namespace Descent.Metrics;

/// <summary>
/// Agreement beyond chance: 1 - cost of the confusions / their expected cost if truths and predictions were independent (Cohen 1960,
/// weighted 1968). 0 if no confusion is to be expected. Targets and predictions are labels <c>[batch]</c>, or scores <c>[batch, classes]</c>, whose highest counts.
/// For two classes predictions may also be the probability of the second, where above a half is the second.
/// </summary>
/// <param name="NumClasses">The number of classes.</param>
/// <param name="Weightage">What a confusion costs by the distance of its classes, or null for 1 each.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="NumClasses"/> is not positive.</exception>
public sealed record CohenKappa(int NumClasses = 2, KappaWeightage? Weightage = null) : HostMetric
{
    /// <summary>The number of classes.</summary>
    public int NumClasses { get; init; } = Require.Positive(NumClasses);

    /// <inheritdoc/>
    public override MetricAccumulator Start() => new ConfusionCounts(nameof(CohenKappa), NumClasses, counts => Kappa(counts));

    private double Kappa(ConfusionCounts counts)
    {
        double[] actual = counts.ActualTotals(), predicted = counts.PredictedTotals();
        double total = actual.Sum(), observed = 0, expected = 0;
        for (var a = 0; a < NumClasses; a++)
        {
            for (var p = 0; p < NumClasses; p++)
            {
                observed += Cost(a - p) * counts[a, p];
                expected += Cost(a - p) * actual[a] * predicted[p] / total;
            }
        }
        return expected > 0 ? 1 - observed / expected : 0;
    }

    private double Cost(int distance) => Weightage switch
    {
        null => distance == 0 ? 0 : 1,
        KappaWeightage.Linear => Math.Abs(distance),
        _ => distance * distance,
    };
}
