using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Tests.Laws;
using Descent.Training;

namespace Descent.Tests.Layers;

/// <summary>What the reference cases of normalization leave out: moving statistics over steps, freezing, other axes, errors.</summary>
public sealed class NormalizationTests
{
    private static readonly TensorData X = OpSamples.Random([4, 3]);

    [Fact]
    public void Moving_statistics_tend_to_those_of_the_data()
    {
        var run = new LayerRun(new BatchNormalization(Momentum: 0.5));
        for (var step = 0; step < 60; step++) run.Train(step, X);
        for (var channel = 0; channel < 3; channel++)
        {
            double[] values = [.. Enumerable.Range(0, 4).Select(row => X[row * 3 + channel])];
            Assert.Equal(values.Average(), run.Read("moving_mean")[channel], 1e-12);
            Assert.Equal(values.Average(value => Math.Pow(value - values.Average(), 2)), run.Read("moving_variance")[channel], 1e-12);
        }
        foreach (var (trained, inferred) in run.Train(60, X)[0].ToDoubles().Zip(run.Infer(X)[0].ToDoubles())) Assert.Equal(trained, inferred, 1e-9);
    }

    [Fact]
    public void A_frozen_layer_takes_the_moving_statistics_in_training_too()
    {
        var run = new LayerRun(new BatchNormalization { Trainable = false });
        Assert.Equal(run.Infer(X)[0].ToDoubles(), run.Train(0, X)[0].ToDoubles());
        Assert.Equal([0, 0, 0], run.Read("moving_mean").ToDoubles());
    }

    [Fact]
    public void Large_means_cost_no_digits()
    {
        var shifted = TensorData.From([.. X.ToDoubles().Select(value => value + 1e6)], X.Shape);
        foreach (var (plain, far) in new LayerRun(new BatchNormalization()).Train(0, X)[0].ToDoubles().Zip(new LayerRun(new BatchNormalization()).Train(0, shifted)[0].ToDoubles()))
            Assert.Equal(plain, far, 1e-8);
    }

    [Fact]
    public void One_value_a_channel_has_the_variance_zero_and_gives_beta()
    {
        var run = new LayerRun(new BatchNormalization(Momentum: 0.75) { BetaInitializer = "ones" });
        Assert.Equal([1, 1, 1], run.Train(0, OpSamples.Random([1, 3]))[0].ToDoubles());
        Assert.Equal([0.75, 0.75, 0.75], run.Read("moving_variance").ToDoubles());
        new LayerRun(new BatchNormalization()).Infer(OpSamples.Random([1, 3]));
    }

    [Fact]
    public void A_last_batch_of_one_row_is_a_step_like_any()
    {
        var model = new Sequential(new Input(2), new Dense(3), new BatchNormalization(), new Dense(1)) { DType = DType.Float64 };
        model.Compile(new Adam(), "mse");
        var history = model.Fit(OpSamples.Random([5, 2]), OpSamples.Random([5, 1]), epochs: 2, batchSize: 4);
        Assert.Equal(4, history.Steps);
        Assert.All(model.GetWeights().Values.SelectMany(weights => weights.ToDoubles()), weight => Assert.True(double.IsFinite(weight)));
    }

    [Fact]
    public void One_group_a_channel_is_a_mean_a_channel()
    {
        var images = OpSamples.Random([2, 3, 4]);
        var single = new LayerRun(new GroupNormalization(-1)).Infer(images)[0];
        for (var (sample, channel) = (0, 0); sample < 2; sample++, channel += 2)
            Assert.Equal(0, Enumerable.Range(0, 3).Sum(place => single[(sample * 3 + place) * 4 + channel]), 1e-12);
        Assert.Equal(new LayerRun(new GroupNormalization(4)).Infer(images)[0].ToDoubles(), single.ToDoubles());
        Assert.Throws<ShapeException>(() => new LayerRun(new GroupNormalization(3)).Infer(images));
    }

    [Fact]
    public void A_vector_of_zeros_stays_and_has_a_finite_gradient()
    {
        var run = new LayerRun(new UnitNormalization());
        Assert.Equal([0, 0, 0.6, 0.8], run.Infer(TensorData.From([0.0, 0, 3, 4], [2, 2]))[0].ToDoubles());
        GradientCheck.Verify(x => new Scope(run.Store, training: true).Build(new UnitNormalization(), "layer", x[0]), TensorData.From([1.0, 2, 3, 4], [2, 2]));
        Assert.Equal([0, 0], new LayerRun(new UnitGradient()).Infer(TensorData.Zeros(DType.Float64, [1, 2]))[0].ToDoubles());
    }

    [Fact]
    public void Settings_outside_of_their_range_are_refused()
    {
        AssertRefused("LayerNormalization needs Epsilon positive and finite, got 0", () => new LayerNormalization(Epsilon: 0));
        AssertRefused("BatchNormalization needs Axis other than the batch, got 0", () => new BatchNormalization(0));
        AssertRefused("BatchNormalization needs Momentum in [0, 1], got 1.5", () => new BatchNormalization(Momentum: 1.5));
        AssertRefused("UnitNormalization needs Axis to be at least one axis, the batch not among them, got [0, 1]", () => new UnitNormalization([0, 1]));
        AssertRefused("GroupNormalization needs Groups at least 1, or -1, got 0", () => new GroupNormalization(0));
        Assert.Throws<ShapeException>(() => new LayerRun(new LayerNormalization([1, -1])).Infer(X));
    }

    private static void AssertRefused(string part, Func<Layer> make) => Assert.Contains(part, Assert.Throws<ArgumentOutOfRangeException>(make).Message, StringComparison.Ordinal);

    /// <summary>The gradient of the sum of a unit-normalized input.</summary>
    private sealed record UnitGradient : Layer
    {
        public override Tensor Build(Scope scope, Tensor input) => Autodiff.Gradients(new UnitNormalization().Build(scope, input).Square().Sum(), [input])[0];
    }
}
