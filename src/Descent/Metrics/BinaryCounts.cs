using Descent.Graph;

namespace Descent.Metrics;

/// <summary>Sums of weights of true positives, false positives and false negatives, for each threshold over all outputs of all samples.</summary>
internal sealed class BinaryCounts(string metric, Thresholds thresholds, Func<BinaryCounts, int, double> ratio) : MetricAccumulator
{
    private readonly double[] _truePositives = new double[thresholds.Values.Count];
    private readonly double[] _falsePositives = new double[thresholds.Values.Count];
    private readonly double[] _falseNegatives = new double[thresholds.Values.Count];

    protected override void Add(TensorData yTrue, TensorData yPred, ReadOnlySpan<double> weights)
    {
        MetricInput.RequireEqualShapes(metric, yTrue, yPred);
        var perSample = (int)(yPred.Shape.Size / Math.Max(1, yPred.Rows));
        for (var i = 0; i < yPred.Shape.Size; i++)
        {
            var actual = MetricInput.Positive(metric, yTrue[i]);
            var weight = weights[i / perSample];
            for (var t = 0; t < thresholds.Values.Count; t++)
            {
                var predicted = yPred[i] > thresholds.Values[t];
                if (predicted && actual) _truePositives[t] += weight;
                else if (predicted) _falsePositives[t] += weight;
                else if (actual) _falseNegatives[t] += weight;
            }
        }
    }

    public override IReadOnlyList<double[]> SaveState() => [_truePositives, _falsePositives, _falseNegatives];

    public override void RestoreState(IReadOnlyList<double[]> state) => GatheredState.Copy(metric, state, _truePositives, _falsePositives, _falseNegatives);

    public override MetricResult Result() => thresholds.Results(threshold => ratio(this, threshold));

    public double Precision(int threshold) => Ratio(_truePositives[threshold], _falsePositives[threshold]);

    public double Recall(int threshold) => Ratio(_truePositives[threshold], _falseNegatives[threshold]);

    private static double Ratio(double right, double wrong) => right == 0 ? 0 : right / (right + wrong);
}
