using System.Text.Json;
using Descent.Graph;
using Descent.Losses;
using Descent.Metrics;
using Descent.Tests.Reference;

namespace Descent.Tests.Metrics;

public class LossMetricTests
{
    private static readonly TensorData Targets = new[,] { { 0.0, 1 }, { 2, 0 }, { 1, 1 } };
    private static readonly TensorData Predictions = new[,] { { 0.5, 1 }, { 2, 3 }, { 1, -1 } };

    [Fact]
    public void A_loss_becomes_a_metric_whatever_its_reduction()
    {
        Metric metric = new MeanAbsoluteError { Reduction = LossReduction.Sum };
        Assert.Equal("mean_absolute_error", metric.Name);
        Assert.False(metric.HigherIsBetter);
        Assert.Equal((0.25 + 1.5 + 1) / 3, Result((MeanMetric)metric, Targets, Predictions, null), 1e-15);
        Assert.Equal((0.25 + (1.5 * 3)) / 4, Result((MeanMetric)metric, Targets, Predictions, new double[] { 1, 3, 0 }), 1e-15);
    }

    [Fact]
    public void Predictions_of_one_axis_are_one_output_a_sample() =>
        Assert.Equal(2.5, Result(new LossMetric(new MeanSquaredError()), new double[] { 0, 1 }, new double[] { 1, 3 }, null));

    [Fact]
    public void A_loss_of_labels_takes_labels() =>
        Assert.Equal(Math.Log(2), Result(new LossMetric("sparse_categorical_crossentropy"), new[] { 0, 1 }, new[,] { { 0.5, 0.5 }, { 0.5, 0.5 } }, null), 1e-15);

    [Theory]
    [InlineData("mse", "mean_squared_error")]
    [InlineData("MeanAbsolutePercentageError", "mean_absolute_percentage_error")]
    [InlineData("huber", "huber")]
    [InlineData("binary_crossentropy", "binary_crossentropy")]
    [InlineData("rmse", "root_mean_squared_error")]
    public void A_metric_may_have_a_loss_s_name(string name, string expected) => Assert.Equal(expected, Metric.Named(name).Name);

    [Theory]
    [InlineData("loss_metric")]
    [InlineData("LossMetric")]
    public void The_mean_of_no_loss_is_no_metric(string name) =>
        Assert.Contains("give the loss's own name, such as \"mse\"", Assert.Throws<ArgumentException>(() => Metric.Named(name)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_loss_and_its_settings_survive_JSON()
    {
        Metric metric = new Huber(2.5);
        Assert.Equal(metric, JsonSerializer.Deserialize(JsonSerializer.Serialize(metric, MetricJson.Default.Metric), MetricJson.Default.Metric));
    }

    private static double Result(MeanMetric metric, TensorData yTrue, TensorData yPred, double[]? weights)
    {
        List<(string Name, TensorData Value)> feeds = [("y", yTrue), ("p", yPred)];
        if (weights is not null) feeds.Add(("w", weights));
        var inputs = feeds.ConvertAll(feed => Tensor.Input(feed.Name, feed.Value.DType, feed.Value.Shape));
        var (sum, weight) = metric.Totals(inputs[0], inputs[1], inputs.ElementAtOrDefault(2));
        var values = ReferenceEvaluator.Evaluate([sum, weight], [.. feeds]);
        return metric.Finish(values[0][0] / values[1][0]);
    }
}
