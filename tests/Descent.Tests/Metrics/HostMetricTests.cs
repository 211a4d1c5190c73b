using System.Text.Json;
using Descent.Graph;
using Descent.Metrics;

namespace Descent.Tests.Metrics;

public class HostMetricTests
{
    private static MetricResult Result(HostMetric metric, TensorData yTrue, TensorData yPred, TensorData? weight = null)
    {
        var accumulator = metric.Start();
        accumulator.Update(yTrue, yPred, weight);
        return accumulator.Result();
    }

    [Fact]
    public void AreaUnderRocIsTheProbabilityOfTheRightOrder()
    {
        var random = new RandomStream(3, "scores");
        var scores = Enumerable.Range(0, 60).Select(_ => (double)random.NextInt(12)).ToArray();
        var labels = Enumerable.Range(0, 60).Select(_ => (double)random.NextInt(2)).ToArray();
        double right = 0, pairs = 0;
        for (var i = 0; i < 60; i++)
        {
            for (var j = 0; j < 60; j++)
            {
                if (labels[i] != 1 || labels[j] != 0) continue;
                pairs++;
                right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
            }
        }
        Assert.Equal(right / pairs, Result(new RocAuc(), labels, scores).Value, 1e-12);
    }

    [Fact]
    public void CurvesWithoutBothClassesAreUndefined()
    {
        Assert.True(double.IsNaN(Result(new RocAuc(), new[] { 1.0, 1 }, new[] { 0.2, 0.7 }).Value));
        Assert.True(double.IsNaN(Result(new PrAuc(), new[] { 0.0, 0 }, new[] { 0.2, 0.7 }).Value));
        Assert.True(double.IsNaN(Result(new RocAuc(), new[] { 0.0, 1 }, new[] { 0.2, double.NaN }).Value));
    }

    [Fact]
    public void ScoresCountAsTheirHighestClass()
    {
        var labels = TensorData.From([0, 2, 1]);
        double[,] scores = { { 0.7, 0.2, 0.1 }, { 0.1, 0.2, 0.7 }, { 0.5, 0.3, 0.2 } };
        var matrix = Result(new ConfusionMatrix(3), labels, scores);
        Assert.Equal([1, 0, 0, 1, 0, 0, 0, 0, 1], matrix.Values.ToDoubles());
        Assert.False(matrix.IsScalar);
        Assert.Throws<InvalidOperationException>(() => matrix.Value);
        double[,] oneHot = { { 1, 0, 0 }, { 0, 0, 1 }, { 0, 1, 0 } };
        Assert.Equal(
            Result(new F1Score(), oneHot, scores).Values.ToDoubles(),
            Result(new F1Score(), labels, scores).Values.ToDoubles());
    }

    [Fact]
    public void SpreadAroundALargeMeanLosesNoDigits()
    {
        double[] targets = [1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4], predictions = [1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 5];
        Assert.Equal(1 - 1 / 5.0, Result(new R2Score(), targets, predictions).Value, 1e-12);
    }

    [Fact]
    public void DataThatCannotBeJudgedIsAnError()
    {
        var labels = Assert.Throws<ArgumentException>(() => Result(new ConfusionMatrix(3), new[] { 0, 3 }, new[] { 0, 1 }));
        Assert.Contains("0..2", labels.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Result(new ConfusionMatrix(3), new[] { 0.5, 1 }, new[] { 0.0, 1 }));
        Assert.Throws<ArgumentException>(() => Result(new Precision(), new[] { 0.0, 2 }, new[] { 0.0, 1 }));
        Assert.Throws<ShapeException>(() => Result(new R2Score(), new[] { 0.0, 2 }, new double[,] { { 1, 2 }, { 3, 4 } }));
        Assert.Throws<ShapeException>(() => Result(new Recall(), new[] { 0.0, 1 }, new[] { 0.0, 1 }, new[] { 1.0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CohenKappa(0));
    }

    [Fact]
    public void NamesAndSettingsRoundTripThroughJson()
    {
        Metric[] metrics =
        [
            new R2Score(null), new Precision(0.3), new Recall([0.25, 0.5]) { Name = "found" }, new F1Score(ClassAverage.Weighted, 0.4), new RocAuc(),
            new PrAuc(CurveSummation.Trapezoid), new ConfusionMatrix(4), new MatthewsCorrelation(3), new CohenKappa(3, KappaWeightage.Quadratic),
        ];
        foreach (var metric in metrics)
        {
            var json = JsonSerializer.Serialize(metric, MetricJson.Default.Metric);
            var read = JsonSerializer.Deserialize(json, MetricJson.Default.Metric);
            Assert.Equal(metric.Name, read!.Name);
            Assert.Equal(json, JsonSerializer.Serialize(read, MetricJson.Default.Metric));
        }
        Assert.Equal("found", metrics[2].Name);
        Assert.Equal("roc_auc", Metric.Named("roc_auc").Name);
        Assert.Equal("r2_score", Metric.Named("R2Score").Name);
        Assert.Contains("\"precision\"", Assert.Throws<ArgumentException>(() => Metric.Named("precison")).Message, StringComparison.Ordinal);
    }
}
