using Descent.Analysis.Landscapes;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Tests.Training;
using Descent.Training;

namespace Descent.Tests.Analysis.Landscapes;

public class WeightTrajectoryTests
{
    [Fact]
    public void Points_are_the_start_each_epoch_and_the_end()
    {
        var (x, y) = Nets.Points();
        var model = Nets.Classifier();
        model.Compile(new Adam(0.05), "binary_crossentropy");
        var start = Nets.Weights(model);
        var (epochs, steps) = (new WeightTrajectory(), new WeightTrajectory(3));
        model.Fit(x, y, new FitOptions { Epochs = 4, BatchSize = 16, Callbacks = [epochs, steps] });
        Assert.Equal([0, 4, 8, 12, 16], epochs.Points.Select(point => point.Step));
        Assert.Equal([0, 3, 6, 9, 12, 15, 16], steps.Points.Select(point => point.Step));
        Assert.Equal(start, Flat(epochs.Points[0].Weights));
        Assert.Equal(Nets.Weights(model), Flat(epochs.Points[^1].Weights));
        Assert.Throws<InvalidOperationException>(() => new WeightTrajectory().Plane());
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeightTrajectory(0));
    }

    [Fact]
    public void A_path_of_two_parameters_lies_on_its_plane()
    {
        var (x, y) = Nets.Plane();
        var model = new Sequential(new Input(2), new Dense(1, UseBias: false)) { DType = DType.Float64, Seed = 3 };
        model.Compile(new Sgd(0.1), "mse");
        var trajectory = new WeightTrajectory();
        model.Fit(x, y, new FitOptions { Epochs = 10, BatchSize = 10, Callbacks = [trajectory] });
        var plane = trajectory.Plane();
        Assert.Equal(1, plane.ExplainedShare.First + plane.ExplainedShare.Second, 1e-12);
        Assert.True(plane.ExplainedShare.First > plane.ExplainedShare.Second);
        Assert.Equal(1, Flat(plane.First.Values).Sum(d => d * d), 1e-12);
        Assert.Equal(0, Flat(plane.First.Values).Zip(Flat(plane.Second.Values), (a, b) => a * b).Sum(), 1e-8);
        Assert.Equal((0, 0), plane.Path[^1]);
        foreach (var point in plane.Measure(model, new(x, y))) Assert.Equal(0, point.Gap, 1e-12);
    }

    [Fact]
    public void The_gap_is_the_loss_at_the_foot_less_the_true_loss()
    {
        var (x, y) = Nets.Points();
        var model = new Sequential(new Input(2), new Dense(8, "tanh"), new BatchNormalization(), new Dense(1, "sigmoid")) { DType = DType.Float64, Seed = 1 };
        model.Compile(new Adam(0.05), "binary_crossentropy");
        var trajectory = new WeightTrajectory();
        model.Fit(x, y, new FitOptions { Epochs = 12, BatchSize = 16, Callbacks = [trajectory] });
        var kept = model.GetWeights();
        var plane = trajectory.Plane();
        Assert.InRange(plane.ExplainedShare.First + plane.ExplainedShare.Second, 0.7, 0.9999);
        var losses = plane.Measure(model, new(x, y));
        Assert.Equal(0, losses[^1].Gap);
        Assert.Contains(losses, point => Math.Abs(point.Gap) > 1e-4);
        for (var i = 0; i < losses.Count; i++)
        {
            model.SetWeights(trajectory.Points[i].Weights);
            Assert.Equal(model.Evaluate(x, y).Loss, losses[i].Loss);
            // The foot by hand: projections of the difference, in the parameters, on the two directions.
            var difference = plane.First.Values.Keys.SelectMany(path => trajectory.Points[i].Weights[path].ToDoubles().Zip(kept[path].ToDoubles(), (now, end) => now - end)).ToArray();
            Assert.Equal(difference.Zip(Flat(plane.First.Values), (a, b) => a * b).Sum(), losses[i].X, 1e-9);
            Assert.Equal(difference.Zip(Flat(plane.Second.Values), (a, b) => a * b).Sum(), losses[i].Y, 1e-9);
            var foot = kept.ToDictionary(pair => pair.Key, pair => !plane.First.Values.TryGetValue(pair.Key, out var first) ? pair.Value
                : TensorData.From([.. pair.Value.ToDoubles().Select((w, k) => w + losses[i].X * first[k] + losses[i].Y * plane.Second.Values[pair.Key][k])], pair.Value.Shape));
            model.SetWeights(foot);
            Assert.Equal(model.Evaluate(x, y).Loss, losses[i].OnPlane, 1e-12);
        }
    }

    [Fact]
    public void A_straight_path_has_one_component()
    {
        TensorData x = new double[,] { { 1 }, { 2 }, { -1 } }, y = new double[] { 2, 4, -2 };
        var model = new Sequential(new Input(1), new Dense(1, UseBias: false)) { DType = DType.Float64 };
        model.Compile(new Sgd(0.05), "mse");
        var trajectory = new WeightTrajectory();
        model.Fit(x, y, new FitOptions { Epochs = 5, Callbacks = [trajectory] });
        var plane = trajectory.Plane();
        Assert.Equal(1, plane.ExplainedShare.First, 1e-12);
        Assert.All(plane.Path, point => Assert.Equal(0, point.Y));
        Assert.All(plane.Second.Values["dense/kernel"].ToDoubles(), value => Assert.Equal(0, value));
    }

    private static double[] Flat(IReadOnlyDictionary<string, TensorData> weights) => [.. weights.Values.SelectMany(values => values.ToDoubles())];
}
