using Descent.Graph;

namespace Descent.Metrics;

/// <summary>Sums of weights by true class (row) and predicted class (column).</summary>
/// <param name="metric">The metric's name in messages.</param>
/// <param name="classes">The number of classes.</param>
/// <param name="summary">The metric of the whole matrix.</param>
internal sealed class ConfusionCounts(string metric, int classes, Func<ConfusionCounts, MetricResult> summary) : MetricAccumulator
{
    private readonly double[] _counts = new double[classes * classes];

    public int Classes => classes;

    public double this[int actual, int predicted] => _counts[actual * classes + predicted];

    protected override void Add(TensorData yTrue, TensorData yPred, ReadOnlySpan<double> weights)
    {
        var name = $"{metric} with NumClasses {classes}";
        var actual = MetricInput.Classes(name, yTrue, classes);
        var predicted = MetricInput.PredictedClasses(name, yPred, classes);
        if (actual.Length != predicted.Length) throw new ShapeException($"{metric} needs as many targets as predictions, got the shapes {yTrue.Shape} and {yPred.Shape}.");
        for (var i = 0; i < actual.Length; i++) _counts[actual[i] * classes + predicted[i]] += weights[i];
    }

    public override IReadOnlyList<double[]> SaveState() => [_counts];

    public override void RestoreState(IReadOnlyList<double[]> state) => GatheredState.Copy(metric, state, _counts);

    public override MetricResult Result() => summary(this);

    /// <summary>The matrix, <c>[classes, classes]</c>.</summary>
    public MetricResult Matrix() => new(TensorData.From((double[])_counts.Clone(), [classes, classes]));

    /// <summary>The weight of each true class.</summary>
    public double[] ActualTotals() => [.. Enumerable.Range(0, classes).Select(c => Enumerable.Range(0, classes).Sum(other => this[c, other]))];

    /// <summary>The weight of each predicted class.</summary>
    public double[] PredictedTotals() => [.. Enumerable.Range(0, classes).Select(c => Enumerable.Range(0, classes).Sum(other => this[other, c]))];
}
