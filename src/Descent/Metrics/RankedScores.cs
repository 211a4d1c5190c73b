using Descent.Graph;

namespace Descent.Metrics;

/// <summary>All scores of a binary classification with their truths and weights: what the exact curves are drawn from.</summary>
/// <param name="metric">The metric's name in messages.</param>
/// <param name="area">The area under the curve through the points of <see cref="Points"/>.</param>
internal sealed class RankedScores(string metric, Func<IReadOnlyList<RankedScores.Point>, double> area) : MetricAccumulator
{
    private readonly List<(double Score, bool Positive, double Weight)> _samples = [];

    /// <summary>The weights of the true and the false positives at a threshold: where samples of at least that score count as positive.</summary>
    public readonly record struct Point(double TruePositives, double FalsePositives, double Threshold);

    protected override void Add(TensorData yTrue, TensorData yPred, ReadOnlySpan<double> weights)
    {
        MetricInput.RequireEqualShapes(metric, yTrue, yPred);
        var perSample = (int)(yPred.Shape.Size / Math.Max(1, yPred.Rows));
        for (var i = 0; i < yPred.Shape.Size; i++)
            _samples.Add((yPred[i], MetricInput.Positive(metric, yTrue[i]), weights[i / perSample]));
    }

    public override IReadOnlyList<double[]> SaveState() =>
        [[.. _samples.Select(sample => sample.Score)], [.. _samples.Select(sample => sample.Positive ? 1.0 : 0)], [.. _samples.Select(sample => sample.Weight)]];

    public override void RestoreState(IReadOnlyList<double[]> state)
    {
        var lists = GatheredState.Equal(metric, state, 3);
        _samples.Clear();
        for (var i = 0; i < lists[0].Length; i++) _samples.Add((lists[0][i], lists[1][i] != 0, lists[2][i]));
    }

    /// <summary>The area; 0 where all weights are, not a number where a score is none, or where the curve has no height or width.</summary>
    public override MetricResult Result() => !_samples.Exists(sample => sample.Weight != 0) ? 0
        : _samples.Exists(sample => double.IsNaN(sample.Score)) ? double.NaN : area(Points());

    private List<Point> Points() => Curve([.. _samples]);

    /// <summary>The curve's points, from the threshold above all scores (positive infinity) down through every distinct score. Sorts the samples.</summary>
    public static List<Point> Curve((double Score, bool Positive, double Weight)[] samples)
    {
        Array.Sort(samples, (a, b) => b.Score.CompareTo(a.Score));
        var points = new List<Point> { new(0, 0, double.PositiveInfinity) };
        double truePositives = 0, falsePositives = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            var (score, positive, weight) = samples[i];
            if (positive) truePositives += weight;
            else falsePositives += weight;
            if (i + 1 == samples.Length || samples[i + 1].Score != score) points.Add(new(truePositives, falsePositives, score));
        }
        return points;
    }
}
