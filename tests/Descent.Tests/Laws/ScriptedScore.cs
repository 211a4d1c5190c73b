using Descent.Graph;
using Descent.Metrics;

namespace Descent.Tests.Laws;

/// <summary>A metric that takes the values it is told to, whatever the model predicts.</summary>
internal sealed record ScriptedScore(bool Higher) : HostMetric
{
    private double _now;

    public override bool HigherIsBetter => Higher;

    /// <summary>Sets the value of the next evaluations.</summary>
    public void Say(double value) => _now = value;

    public override MetricAccumulator Start() => new Accumulator(this);

    private sealed class Accumulator(ScriptedScore score) : MetricAccumulator
    {
        protected override void Add(TensorData yTrue, TensorData yPred, ReadOnlySpan<double> weights) { }

        public override MetricResult Result() => score._now;
    }
}
