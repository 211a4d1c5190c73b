using Descent.Graph;

namespace Descent.Metrics;

/// <summary>
/// The harmonic mean of precision and recall, <c>2 tp / (2 tp + fp + fn)</c>, 0 if there is nothing to count. Targets are 0 or 1,
/// <c>[batch, classes]</c> as the predictions, or labels <c>[batch]</c>. Exact: Keras adds 1e-7 to its denominators and ends about that much lower.
/// </summary>
/// <param name="Average">How the classes' scores become one number, or null for one number a class.</param>
/// <param name="Threshold">The prediction above which a class is predicted, or null for the class of the highest prediction.</param>
public sealed record F1Score(ClassAverage? Average = null, double? Threshold = null) : HostMetric
{
    private protected override string DefaultName => "f1_score";

    /// <inheritdoc/>
    public override MetricAccumulator Start() => new Accumulator(this);

    private sealed class Accumulator(F1Score settings) : MetricAccumulator
    {
        private double[] _truePositives = [], _falsePositives = [], _falseNegatives = [];

        protected override void Add(TensorData yTrue, TensorData yPred, ReadOnlySpan<double> weights)
        {
            var classes = MetricInput.Outputs(yPred);
            if (_truePositives.Length == 0) (_truePositives, _falsePositives, _falseNegatives) = (new double[classes], new double[classes], new double[classes]);
            if (_truePositives.Length != classes) throw new ShapeException($"F1Score began with {_truePositives.Length} classes, got {classes}: every batch needs the same.");
            var labels = yTrue.Shape.Size != yPred.Shape.Size ? MetricInput.Classes(nameof(F1Score), yTrue, classes) : null;
            if (labels is null) MetricInput.RequireEqualShapes(nameof(F1Score), yTrue, yPred);
            else if (labels.Length * classes != yPred.Shape.Size) throw new ShapeException($"F1Score needs one label a sample, got targets {yTrue.Shape} for predictions {yPred.Shape}.");
            var samples = yPred.Shape.Size / Math.Max(1, classes);
            for (var row = 0; row < samples; row++)
            {
                var best = settings.Threshold is null ? MetricInput.ArgMax(yPred, row * classes, classes) : -1;
                for (var c = 0; c < classes; c++)
                {
                    var place = row * classes + c;
                    var actual = labels is null ? MetricInput.Positive(nameof(F1Score), yTrue[place]) : labels[row] == c;
                    Count(c, actual, settings.Threshold is { } threshold ? yPred[place] > threshold : c == best, weights[row * yPred.Rows / (int)samples]);
                }
            }
        }

        private void Count(int c, bool actual, bool predicted, double weight)
        {
            if (actual && predicted) _truePositives[c] += weight;
            else if (predicted) _falsePositives[c] += weight;
            else if (actual) _falseNegatives[c] += weight;
        }

        public override IReadOnlyList<double[]> SaveState() => [_truePositives, _falsePositives, _falseNegatives];

        public override void RestoreState(IReadOnlyList<double[]> state)
        {
            var lists = GatheredState.Equal(nameof(F1Score), state, 3);
            (_truePositives, _falsePositives, _falseNegatives) = (lists[0], lists[1], lists[2]);
        }

        public override MetricResult Result()
        {
            var scores = Enumerable.Range(0, _truePositives.Length).Select(c => Score(_truePositives[c], _falsePositives[c], _falseNegatives[c])).ToArray();
            return settings.Average switch
            {
                null => MetricResult.Of(scores),
                ClassAverage.Micro => Score(_truePositives.Sum(), _falsePositives.Sum(), _falseNegatives.Sum()),
                ClassAverage.Macro => scores.DefaultIfEmpty(0).Average(),
                _ => Weighted(scores, [.. _truePositives.Zip(_falseNegatives, (tp, fn) => tp + fn)]),
            };
        }

        private static double Weighted(double[] scores, double[] support)
        {
            var total = support.Sum();
            return total == 0 ? 0 : scores.Zip(support, (score, weight) => score * weight).Sum() / total;
        }
    }

    internal static double Score(double tp, double fp, double fn) => tp == 0 ? 0 : 2 * tp / (2 * tp + fp + fn);
}
