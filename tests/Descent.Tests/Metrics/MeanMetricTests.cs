using System.Text.Json;
using Descent.Graph;
using Descent.Losses;
using Descent.Metrics;
using Descent.Tests.Reference;

namespace Descent.Tests.Metrics;

public class MeanMetricTests
{
    private static double Result(MeanMetric metric, TensorData yTrue, TensorData yPred)
    {
        var (sum, weight) = metric.Totals(Tensor.Input("y", yTrue.DType, yTrue.Shape), Tensor.Input("p", yPred.DType, yPred.Shape));
        var values = ReferenceEvaluator.Evaluate([sum, weight], ("y", yTrue), ("p", yPred));
        return metric.Finish(values[0][0] / values[1][0]);
    }

    private static readonly TensorData Scores = new[,] { { 0.7, 0.2, 0.1 }, { 0.1, 0.2, 0.7 }, { 0.5, 0.3, 0.2 } };
    private static readonly TensorData OneHot = new[,] { { 1.0, 0, 0 }, { 0, 0, 1 }, { 0, 1, 0 } };
    private static readonly TensorData Labels = new[] { 0, 2, 1 };

    [Fact]
    public void AccuracyTakesTheFormOfItsShapes()
    {
        Assert.Equal(2 / 3.0, Result(new Accuracy(), Labels, Scores), 1e-15);
        Assert.Equal(2 / 3.0, Result(new Accuracy(), Labels.Reshape([3, 1]), Scores), 1e-15);
        Assert.Equal(2 / 3.0, Result(new Accuracy(), OneHot, Scores), 1e-15);
        Assert.Equal(0.5, Result(new Accuracy(), new[] { 1.0, 0 }, new[,] { { 0.6 }, { 0.7 } }), 1e-15);
    }

    [Fact]
    public void ProbabilityScoresTakeLabelsAndOneHotTargets()
    {
        Assert.Equal(Result(new LogLoss(), Labels, Scores), Result(new LogLoss(), OneHot, Scores));
        Assert.Equal(Result(new BrierScore(), Labels, Scores), Result(new BrierScore(), OneHot, Scores));
        Assert.Equal(-(2 * Math.Log(0.7) + Math.Log(0.3)) / 3, Result(new LogLoss(), Labels, Scores), 1e-12);
        Assert.True(double.IsFinite(Result(new LogLoss(), new[] { 1.0, 0 }, new[] { 0.0, 1 })));
    }

    [Fact]
    public void TiesWithTheTargetDoNotPushItOutOfTheTop()
    {
        double[,] tied = { { 0.4, 0.4, 0.2 } };
        Assert.Equal(1, Result(new SparseTopKCategoricalAccuracy(1), new[] { 1 }, tied));
        Assert.Equal(0, Result(new SparseTopKCategoricalAccuracy(2), new[] { 2 }, tied));
    }

    [Fact]
    public void ShapesThatDoNotFitAreErrorsThatNameTheMetric()
    {
        var error = Assert.Throws<ShapeException>(() => Result(new RootMeanSquaredError(), new[] { 1.0, 2 }, Scores));
        Assert.Contains("RootMeanSquaredError", error.Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => Result(new SparseCategoricalAccuracy(), OneHot, Scores));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TopKCategoricalAccuracy(0));
    }

    [Fact]
    public void EveryMetricIsInTheCatalogueAndRoundTripsThroughJson()
    {
        var contract = MetricJson.Default.Metric;
        var types = typeof(Metric).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Metric)) && !type.IsAbstract);
        Assert.Empty(types.Except(contract.PolymorphismOptions!.DerivedTypes.Select(item => item.DerivedType)));
        foreach (var name in NamedItem.Names(contract))
        {
            var metric = name == "LossMetric" ? new Huber(2) : Metric.Named(name);
            Assert.Equal(metric.Name, JsonSerializer.Deserialize(JsonSerializer.Serialize(metric, contract), contract)!.Name);
        }
        Assert.Equal("binary_accuracy", Metric.Named("BinaryAccuracy").Name);
    }
}
