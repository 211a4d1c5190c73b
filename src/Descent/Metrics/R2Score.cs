using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Metrics;

/// <summary>
/// The coefficient of determination of a regression, <c>1 - sum w (y - p)^2 / sum w (y - mean y)^2</c>: 1 for perfect predictions, 0 for
/// ones no better than the mean. Targets without any spread give 1 if all predictions are exact, else 0;
/// weights that are all 0 give 0.
/// </summary>
/// <param name="ClassAggregation">How several outputs become one number, or null for one number an output.</param>
public sealed record R2Score(R2Aggregation? ClassAggregation = R2Aggregation.UniformAverage) : HostMetric
{
    private protected override string DefaultName => "r2_score";

    /// <summary>How several outputs become one number, or null for one number an output.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public R2Aggregation? ClassAggregation { get; init; } = ClassAggregation;

    /// <inheritdoc/>
    public override MetricAccumulator Start() => new Accumulator(ClassAggregation);

    private sealed class Accumulator(R2Aggregation? aggregation) : MetricAccumulator
    {
        private double[] _weight = [], _mean = [], _spread = [], _residual = [];

        protected override void Add(TensorData yTrue, TensorData yPred, ReadOnlySpan<double> weights)
        {
            MetricInput.RequireEqualShapes(nameof(R2Score), yTrue, yPred);
            var outputs = MetricInput.Outputs(yPred);
            if (_weight.Length == 0) (_weight, _mean, _spread, _residual) = (new double[outputs], new double[outputs], new double[outputs], new double[outputs]);
            if (_weight.Length != outputs) throw new ShapeException($"R2Score began with {_weight.Length} outputs, got {outputs}: every batch needs the same.");
            var perSample = (int)(yPred.Shape.Size / Math.Max(1, yPred.Rows));
            for (var i = 0; i < yPred.Shape.Size; i++) Gather(i % outputs, yTrue[i], yPred[i], weights[i / perSample]);
        }

        // The spread around a moving mean (Welford 1962, West 1979) loses no digits where the mean is large.
        private void Gather(int output, double target, double prediction, double weight)
        {
            if (weight == 0) return;
            _weight[output] += weight;
            var distance = target - _mean[output];
            _mean[output] += distance * weight / _weight[output];
            _spread[output] += weight * distance * (target - _mean[output]);
            _residual[output] += weight * (target - prediction) * (target - prediction);
        }

        public override IReadOnlyList<double[]> SaveState() => [_weight, _mean, _spread, _residual];

        public override void RestoreState(IReadOnlyList<double[]> state)
        {
            var lists = GatheredState.Equal(nameof(R2Score), state, 4);
            (_weight, _mean, _spread, _residual) = (lists[0], lists[1], lists[2], lists[3]);
        }

        public override MetricResult Result()
        {
            var scores = _weight.Select((weight, output) => weight == 0 ? 0 : Score(_residual[output], _spread[output])).ToArray();
            if (aggregation is null) return MetricResult.Of(scores);
            var spread = _spread.Sum();
            return aggregation == R2Aggregation.UniformAverage || spread == 0 ? scores.DefaultIfEmpty(0).Average()
                : scores.Zip(_spread, (score, part) => score * part).Sum() / spread;
        }
    }

    /// <summary>The score of the summed squares of the errors and of the targets' distances from their mean.</summary>
    internal static double Score(double residual, double spread) => spread > 0 ? 1 - residual / spread : residual == 0 ? 1 : 0;
}
