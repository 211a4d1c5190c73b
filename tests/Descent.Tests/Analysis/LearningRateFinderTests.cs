using Descent.Analysis.LearningRates;
using Descent.Graph;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

namespace Descent.Tests.Analysis;

/// <summary>The learning-rate range test.</summary>
public class LearningRateFinderTests
{
    private const int Rows = 64;

    /// <summary>y = 3x by one weight, with x² of one mean: the loss (w - 3)² · mean(x²) is quadratic, and gradient descent is fastest at the rate 1 / (2 · mean(x²)) and diverges from twice that on.</summary>
    private static (Model Model, TrainingData Data, double Best) Quadratic(double scale, double noise = 0)
    {
        var random = new RandomStream(3, "x");
        float[] x = [.. Enumerable.Range(0, Rows).Select(_ => (float)(scale * random.NextNormal()))];
        var model = new Sequential(new Input(1), new Dense(1, null, UseBias: false));
        model.Compile(new Sgd(0.5), new MeanSquaredError());
        return (model, new(TensorData.From(x, [Rows, 1]), TensorData.From([.. x.Select(value => 3 * value + (float)(noise * scale * random.NextNormal()))], [Rows, 1])), 1 / (2 * x.Average(value => (double)value * value)));
    }

    private static readonly LearningRateFinderOptions Whole = new() { BatchSize = Rows, LowestRate = 1e-5, HighestRate = 1e4 };

    [Theory]
    [InlineData(1e-3, 1e-3)]
    [InlineData(1, 1e-6)]
    public void Rates_that_do_not_rise_are_refused(double lowest, double highest)
    {
        var (model, data, _) = Quadratic(1);
        var error = Assert.Throws<ArgumentException>(() => LearningRateFinder.Run(model, data, Whole with { LowestRate = lowest, HighestRate = highest }));
        Assert.Contains("HighestRate needs to be above LowestRate", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(4)]
    public void Of_a_quadratic_the_suggestion_is_below_the_rate_that_diverges_and_not_far_from_the_best(double scale)
    {
        var (model, data, best) = Quadratic(scale, noise: 0.5);      // without noise the weight would soon be exact, and no rate could move it
        var curve = LearningRateFinder.Run(model, data, Whole with { BatchSize = 16, Smoothing = 0.8 });
        Assert.True(curve.IsDiverged);
        // The rates before it have done their part: at 33 rates a decade their sum is 14 times the last one, so the loss, exp(-28 rate / best), falls fastest near a 28th of the best rate.
        Assert.InRange(curve.Suggestion!.Value, best / 100, best / 2);
        Assert.InRange(curve.Minimum!.Value, best / 10, 10 * best);
        Assert.InRange(curve.Steepest!.Value, best / 100, best / 2);
        Assert.InRange(curve.Points[^1].Rate, 2 * best, 100 * best);
    }

    [Fact]
    public void Rates_rise_by_one_factor_and_each_loss_is_that_after_its_update()
    {
        var (model, data, _) = Quadratic(1);
        var curve = LearningRateFinder.Run(model, data, Whole with { Steps = 10, LowestRate = 1e-3, HighestRate = 1e-2, Smoothing = 0 });
        Assert.Equal(10, curve.Points.Count);
        Assert.False(curve.IsDiverged);
        var (weight, mean) = (model.GetWeights()["dense/kernel"][0], data.X[0].ToDoubles().Average(x => x * x));
        foreach (var (i, point) in curve.Points.Index())
        {
            Assert.Equal(1e-3 * Math.Pow(10, i / 9.0), point.Rate, 1e-9);
            weight -= point.Rate * 2 * (weight - 3) * mean;
            Assert.Equal((weight - 3) * (weight - 3) * mean, point.Loss, 1e-4);
            Assert.Equal(point.Loss, point.Smoothed, 1e-12);
        }
    }

    [Fact]
    public void The_model_and_its_optimizer_are_as_they_were()
    {
        static Model Made()
        {
            var model = new Sequential(new Input(1), new Dense(4, "tanh"), new BatchNormalization(), new Dropout(0.3), new Dense(1)) { Seed = 2 };
            model.Compile(new Adam(0.01), new MeanSquaredError());
            return model;
        }

        var (tested, other, data) = (Made(), Made(), Quadratic(1).Data);
        foreach (var model in new[] { tested, other }) model.Fit(data, new() { Epochs = 2, Seed = 1 });
        var before = Fingerprint.Of(tested);
        Assert.Equal(before, Fingerprint.Of(other));
        LearningRateFinder.Run(tested, data);
        Assert.Equal(before, Fingerprint.Of(tested));
        foreach (var model in new[] { tested, other }) model.Fit(data, new() { Epochs = 2, Seed = 1 });
        Assert.Equal(Fingerprint.Of(other), Fingerprint.Of(tested));
    }

    [Fact]
    public void The_same_seed_gives_the_same_curve_and_another_one_another()
    {
        var (model, data, _) = Quadratic(1);
        LearningRateFinderOptions options = new() { BatchSize = 8, Seed = 4 };
        var points = LearningRateFinder.Run(model, data, options).Points;
        Assert.Equal(points, LearningRateFinder.Run(model, data, options).Points);
        Assert.NotEqual(points, LearningRateFinder.Run(model, data, options with { Seed = 5 }).Points);
    }

    [Fact]
    public void The_noise_of_the_first_losses_is_no_fall()
    {
        var (model, data, best) = Quadratic(1, noise: 1);
        foreach (var seed in Enumerable.Range(0, 8)) Assert.InRange(LearningRateFinder.Run(model, data, new() { BatchSize = 8, LowestRate = 1e-5, HighestRate = 1e4, Seed = seed }).Suggestion!.Value, best / 1000, best);
    }

    [Fact]
    public void A_loss_that_never_falls_suggests_nothing()
    {
        var (model, data, _) = Quadratic(1);
        var curve = LearningRateFinder.Run(model, data, Whole with { LowestRate = 1e-12, HighestRate = 1e-10 });
        Assert.False(curve.IsDiverged);
        Assert.Null(curve.Suggestion);
        Assert.False(curve.IsSuggestedBySlope);
    }

    [Fact]
    public void Cancelling_leaves_the_model_as_it_was()
    {
        var (model, data, _) = Quadratic(1);
        var before = Fingerprint.Of(model);
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => LearningRateFinder.Run(model, data, new() { CancellationToken = cancellation.Token }));
        Assert.Equal(before, Fingerprint.Of(model));
    }
}
