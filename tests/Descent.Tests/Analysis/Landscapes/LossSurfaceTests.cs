using Descent.Analysis.Landscapes;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Tests.Training;
using Descent.Training;

namespace Descent.Tests.Analysis.Landscapes;

public class LossSurfaceTests
{
    [Fact]
    public void The_surface_of_a_line_is_its_quadratic_form()
    {
        var (x, y) = Nets.Plane();
        var model = Nets.Linear();
        model.Compile(new Sgd(), "mse");
        var (first, second) = (WeightDirection.Random(model, 1, filterNormalized: false, biases: true), WeightDirection.Random(model, 2, biases: true));
        var surface = LossSurface.Compute(model, new(x, y), first, second, new() { X = (-2, 1), Y = (-1, 3), Resolution = 5 });
        Assert.Equal([-2, -1.25, -0.5, 0.25, 1], surface.X);
        for (var i = 0; i < 5; i++)
            for (var j = 0; j < 5; j++)
                Assert.Equal(Closed(surface.X[i], surface.Y[j]), surface[i, j], 1e-12 * surface[i, j]);

        double Closed(double a, double b) => Enumerable.Range(0, x.Rows).Average(row => Math.Pow(Moved("dense/kernel", 0, a, b) * x[2 * row] + Moved("dense/kernel", 1, a, b) * x[2 * row + 1] + Moved("dense/bias", 0, a, b) - y[row], 2));
        double Moved(string path, int i, double a, double b) => model.GetWeights()[path][i] + a * first.Values[path][i] + b * second.Values[path][i];
    }

    [Fact]
    public void The_middle_is_what_Evaluate_gives_and_the_weights_stay()
    {
        var (x, y) = Nets.Points(300);
        var model = new Sequential(new Input(2), new Dense(6, "tanh") { KernelRegularizer = "l2" }, new BatchNormalization(), new Dropout(0.5), new Dense(1, "sigmoid"));
        model.Compile(new Adam(0.05), "binary_crossentropy", "accuracy");
        model.Fit(x, y, epochs: 3);
        var before = Nets.Weights(model);
        var surface = LossSurface.Compute(model, new(x, y), WeightDirection.Random(model, 1), WeightDirection.Random(model, 2), new() { Resolution = 3 });
        Assert.Equal(model.Evaluate(x, y).Loss, surface[1, 1]);
        Assert.Equal(before, Nets.Weights(model));
        Assert.Equal(9, surface.Losses.Distinct().Count());
        Assert.Equal(surface.Losses.Min(), surface.Lowest.Loss);
        Assert.StartsWith("3 x 3 losses from 0.", surface.ToString(), StringComparison.Ordinal);
        Assert.Equal(surface.Losses, LossSurface.Compute(model, new(x, y), WeightDirection.Random(model, 1), WeightDirection.Random(model, 2), new() { Resolution = 3 }).Losses);
    }

    [Fact]
    public void A_line_goes_from_one_set_of_weights_to_the_other()
    {
        var (x, y) = Nets.Points();
        var (one, other) = (Nets.Classifier(seed: 1, type: DType.Float64), Nets.Classifier(seed: 2, type: DType.Float64));
        one.Compile(new Sgd(), "mse");
        other.Compile(new Sgd(), "mse");
        var line = LossSurface.Compute(one, new(x, y), WeightDirection.Between(one.GetWeights(), other.GetWeights()), options: new() { X = (0, 1), Resolution = 11, Origin = one.GetWeights() });
        Assert.Equal([0], line.Y);
        Assert.Equal(one.Evaluate(x, y).Loss, line[0]);
        Assert.Equal(other.Evaluate(x, y).Loss, line[10], 1e-12);
    }

    [Fact]
    public void Each_filter_of_a_direction_has_the_norm_of_its_weights()
    {
        var model = new Sequential(new Input([6, 6, 2]), new Conv2D(3, [2]), new DepthwiseConv2D([2], DepthMultiplier: 2), new Conv2DTranspose(4, [2]), new BatchNormalization(), new Flatten(), new Dense(5)) { DType = DType.Float64, Seed = 2 };
        var (direction, weights) = (WeightDirection.Random(model, 3).Values, model.GetWeights());
        Assert.Equal(["conv2d/kernel", "depthwise_conv2d/kernel", "conv2d_transpose/kernel", "dense/kernel"], direction.Keys);
        foreach (var (path, filters, inner) in new[] { ("conv2d/kernel", 3, 1), ("depthwise_conv2d/kernel", 6, 1), ("conv2d_transpose/kernel", 4, 6), ("dense/kernel", 5, 1) })
            for (var filter = 0; filter < filters; filter++)
                Assert.Equal(Norm(weights[path], filters, inner, filter), Norm(direction[path], filters, inner, filter), 1e-12);
        Assert.NotEqual(weights["dense/kernel"].ToDoubles(), direction["dense/kernel"].ToDoubles());
        Assert.Contains("batch_normalization/gamma", WeightDirection.Random(model, biases: true).Values.Keys);

        static double Norm(TensorData values, int filters, int inner, int filter) => Math.Sqrt(values.ToDoubles().Where((_, i) => i / inner % filters == filter).Sum(w => w * w));
    }

    [Fact]
    public void Errors_say_what_does_not_fit()
    {
        var (x, y) = Nets.Points();
        var model = Nets.Classifier();
        model.Compile(new Sgd(), "mse");
        var direction = WeightDirection.Random(Nets.Classifier(hidden: 3));
        Assert.Contains("dense/kernel", Assert.Throws<ArgumentException>(() => LossSurface.Compute(model, new(x, y), direction)).Message, StringComparison.Ordinal);
        Assert.Contains("dense/kernel", Assert.Throws<ArgumentException>(() => WeightDirection.Between(model.GetWeights(), Nets.Classifier(hidden: 3).GetWeights())).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LossSurface.Compute(model, new(x, y), WeightDirection.Random(model), options: new() { Origin = new Dictionary<string, TensorData>() }));
        Assert.Throws<OperationCanceledException>(() => LossSurface.Compute(model, new(x, y), WeightDirection.Random(model), options: new() { CancellationToken = new(true) }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SurfaceOptions { Resolution = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SurfaceOptions { X = (1, -1) });
    }
}
