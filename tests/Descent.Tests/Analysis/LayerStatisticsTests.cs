using Descent.Analysis;
using Descent.Backends.Cpu;
using Descent.Graph;
using Descent.Initializers;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

namespace Descent.Tests.Analysis;

public sealed class LayerStatisticsTests
{
    private static readonly TensorData X = new double[,] { { 1, -2 }, { 3, 0.5 } };
    private static readonly TensorData Y = new double[,] { { 1 }, { 0 } };

    [Fact]
    public void Values_gradients_and_outputs_are_those_computed_by_hand()
    {
        var model = new Sequential(new Input(2), new Dense(2, "relu") { KernelInitializer = new Constant(2) }, new Dense(1, "sigmoid") { KernelInitializer = new Constant(0.5) }) { DType = DType.Float64 };
        model.SetWeights(new Dictionary<string, TensorData>(model.GetWeights()) { ["dense/kernel"] = new double[,] { { 1, -1 }, { 1, -4 } } });
        // Sums: x1 · kernel = (-1, 7), x2 · kernel = (3.5, -5); ReLU: (0, 7), (3.5, 0); half their sum: 3.5, 1.75.
        double p1 = 1 / (1 + Math.Exp(-3.5)), p2 = 1 / (1 + Math.Exp(-1.75));
        var seen = new LayerStatistics { Bins = 4, SaturationMargin = 0.05 }.Measure(model, X, Y, "mse");

        Assert.Equal(((1 - p1) * (1 - p1) + p2 * p2) / 2, seen.Loss, 12);
        Assert.EndsWith(", 4 parameters, outputs of 2 layers", seen.ToString(), StringComparison.Ordinal);
        var kernel = seen.Parameter("dense/kernel");
        Assert.Equal(("dense", 4L, 0L, -0.75, -4.0, 1.0), (kernel.Layer, kernel.Values.Count, kernel.Values.NonFinite, kernel.Values.Mean, kernel.Values.Minimum, kernel.Values.Maximum));
        Assert.Equal(Math.Sqrt(19), kernel.Values.Norm, 12);
        Assert.Equal(Math.Sqrt((2 * 1.75 * 1.75 + 0.25 * 0.25 + 3.25 * 3.25) / 4), kernel.Values.StandardDeviation, 12);
        Assert.Equal([1, 0, 1, 2], kernel.Values.Histogram);      // -4 | | -1 | 1, 1
        Assert.Null(kernel.UpdateRatio);

        // d loss / d sum of the last layer: (p − y) p (1 − p), the mean over two samples having halved the 2.
        double g1 = (p1 - 1) * p1 * (1 - p1), g2 = p2 * p2 * (1 - p2);
        Assert.Equal(Math.Abs(g1 + g2), seen.Parameter("dense_1/bias").Gradient.Norm, 12);
        Assert.Equal(Math.Sqrt(49 * g1 * g1 + 3.5 * 3.5 * g2 * g2), seen.Parameter("dense_1/kernel").Gradient.Norm, 12);

        var hidden = seen.Activation("dense");
        Assert.Equal((Shape.Create([2, 2]), 10.5 / 4, 0.0, 7.0), (hidden.Shape, hidden.Values.Mean, hidden.Values.Minimum, hidden.Values.Maximum));
        Assert.Equal(0.5 * Math.Sqrt(2 * (g1 * g1 + g2 * g2)), hidden.Gradient.Norm, 12);
        Assert.Equal((0.0, null), (hidden.DeadShare, hidden.SaturatedShare));
        Assert.Equal((null, 0.5), (seen.Activation("dense_1").DeadShare, seen.Activation("dense_1").SaturatedShare));      // p1 = 0.971 > 0.95, p2 = 0.852
        Assert.Throws<KeyNotFoundException>(() => seen.Activation("dens"));
        Assert.Throws<KeyNotFoundException>(() => seen.Parameter("dense/kernels"));
    }

    [Fact]
    public void A_unit_that_is_zero_for_all_rows_and_places_is_dead()
    {
        var model = new Sequential(new Input([3, 2]), new Conv1D(4, 1, activation: "relu") { BiasInitializer = new Constant(-1) }, new Flatten(), new Dense(1)) { DType = DType.Float64 };
        model.SetWeights(new Dictionary<string, TensorData>(model.GetWeights()) { ["conv1d/kernel"] = TensorData.From([0.0, 2, 0.1, -5, 0, 0, 0, 0], [1, 2, 4]) });
        // x is 1 everywhere: the sums are -1, 1, -0.9, -6.
        var seen = new LayerStatistics().Measure(model, TensorData.From([.. Enumerable.Repeat(1.0, 12)], [2, 3, 2]), new double[,] { { 1 }, { 2 } }, "mse");
        Assert.Equal(0.75, seen.Activation("conv1d").DeadShare);
        Assert.Null(seen.Activation("flatten").DeadShare);
    }

    [Fact]
    public void Functions_between_bounds_saturate_near_them()
    {
        var model = new Sequential(new Input(4), new Activation("tanh"), new Activation("hard_tanh"), new Activation("relu6"), new Activation("sigmoid"), new Activation("softplus"));
        var seen = new LayerStatistics().Measure(model, new float[,] { { -9, -0.2f, 0.5f, 2.4f }, { -9, -1, 0, 1 } }, new float[2, 4], "mse");
        Assert.Equal([3 / 8.0, 3 / 8.0, null, 0.0, null], seen.Activations.Select(activation => activation.SaturatedShare));      // tanh 2.4 = 0.9837
        Assert.Equal([null, null, 0.5, null, null], seen.Activations.Select(activation => activation.DeadShare));
    }

    [Fact]
    public void A_recurrent_function_saturates_too()
    {
        var model = new Sequential(new Input([2, 1]), new SimpleRNN(1) { KernelInitializer = new Constant(1), RecurrentInitializer = new Zeros() });
        var seen = new LayerStatistics().Measure(model, TensorData.From([0f, 3, 0, -3, 0, 1, 0, 0], [4, 2, 1]), new float[4, 1], "mse");
        Assert.Equal(0.5, seen.Activation("simple_rnn").SaturatedShare);      // tanh 3 = 0.995, tanh 1 = 0.762
    }

    [Fact]
    public void The_update_ratio_is_that_of_the_last_step()
    {
        var model = new Sequential(new Input(2), new Dense(1) { KernelInitializer = new Constant(3) }) { DType = DType.Float64 };
        model.Compile(new Sgd(0.1), "mse");
        var statistics = new LayerStatistics(new TrainingData(X, Y)) { EverySteps = 2 };
        var weights = new List<TensorData>();
        model.Fit(X, Y, new FitOptions { Epochs = 3, BatchSize = 1, Callbacks = [statistics, new Descent.Training.Callbacks.LambdaCallback(onBatchEnd: _ => weights.Add(model.GetWeights()["dense/kernel"]))] });
        Assert.Equal([(0, 0L), (1, 2L), (2, 4L), (3, 6L)], statistics.History.Select(seen => (seen.Epoch, seen.Step)));
        Assert.Null(statistics.History[0].Parameters[0].UpdateNorm);
        for (var i = 1; i < 4; i++)
        {
            var (before, after) = (weights[(2 * i) - 2], weights[(2 * i) - 1]);
            var change = Math.Sqrt(Math.Pow(after[0] - before[0], 2) + Math.Pow(after[1] - before[1], 2));
            var seen = statistics.History[i].Parameter("dense/kernel");
            Assert.Equal(change, seen.UpdateNorm!.Value, 12);
            Assert.Equal(change / Math.Sqrt((before[0] * before[0]) + (before[1] * before[1])), seen.UpdateRatio!.Value, 12);
            Assert.Equal((after[0] + after[1]) / 2, seen.Values.Mean, 12);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(40)]
    public void Each_epoch_has_one_observation_whose_update_is_of_its_last_step(int batchSize)
    {
        var data = Data(20);
        var model = Net();
        model.Compile(new Sgd(0.1), "mse");
        var statistics = new LayerStatistics();
        var history = model.Fit(data, new FitOptions { Epochs = 2, BatchSize = batchSize, Callbacks = [statistics] });
        Assert.Equal([0, 1, 2], statistics.History.Select(seen => seen.Epoch));
        Assert.Equal(history.Steps, statistics.History[^1].Step);
        Assert.All(statistics.History.Skip(1).SelectMany(seen => seen.Parameters), parameter => Assert.InRange(parameter.UpdateNorm!.Value, 1e-9, 1));
        Assert.Equal(20, statistics.History[0].Activations[0].Shape[0]);
    }

    [Fact]
    public void Training_gives_the_same_bits_with_and_without_it()
    {
        TensorData[] Train(params Descent.Training.Callbacks.Callback[] callbacks)
        {
            var model = Net();
            model.Compile(new Adam(), [new("mse")], new CpuBackend(threads: 1));
            model.Fit(Data(50), new FitOptions { Epochs = 3, BatchSize = 8, Callbacks = callbacks, ValidationSplit = 0.2 });
            return [.. model.GetWeights().Values];
        }

        var plain = Train();
        foreach (var statistics in new LayerStatistics[] { new(), new() { EverySteps = 1 }, new(Data(10)) { EverySteps = 3 } })
            Assert.Equal(plain.Select(weight => weight.ToDoubles()), Train(statistics).Select(weight => weight.ToDoubles()));
    }

    [Fact]
    public void Shared_nested_and_many_valued_layers_have_names_of_their_own()
    {
        var inner = new Sequential(new Input([4, 2]), new LSTM(3) { ReturnSequences = true, ReturnState = false }) { Name = "inner" };
        var (left, right) = (new Input([4, 2]), new Input([4, 2]));
        var state = new LSTM(3) { ReturnState = true, Name = "state" };
        var output = state.Apply(inner.Apply(left));
        var model = new Model([left, right], new Dense(1).Apply(new Concatenate().Apply([output.Call.Outputs[2], new GlobalAveragePooling1D().Apply(inner.Apply(right))])));
        var random = new RandomStream(1, "x");
        TensorData Values(Shape shape) => TensorData.From([.. Enumerable.Range(0, (int)shape.Size).Select(_ => (float)random.NextNormal())], shape);
        var seen = new LayerStatistics().Measure(model, new TrainingData([Values([5, 4, 2]), Values([5, 4, 2])], [Values([5, 1])]), new OutputObjective("mse"));
        string[] names = [.. seen.Activations.Select(activation => activation.Layer)];
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.Superset(new HashSet<string> { "inner/lstm", "inner/lstm:2", "state", "state[1]", "state[2]", "concatenate", "dense" }, names.ToHashSet());
        Assert.All(seen.Activations, activation => Assert.Equal(0, activation.Values.NonFinite));
        Assert.Contains(seen.Parameters, parameter => parameter is { Path: "inner/lstm/kernel", Layer: "inner/lstm", Gradient.Norm: > 0 });
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_counted_apart()
    {
        var summary = ValueSummary.Of<float>([1, float.NaN, 3, float.PositiveInfinity], 2);
        Assert.Equal((4L, 2L, 2.0, 1.0, 1.0, 3.0), (summary.Count, summary.NonFinite, summary.Mean, summary.StandardDeviation, summary.Minimum, summary.Maximum));
        Assert.Equal([1, 1], summary.Histogram);
        var none = ValueSummary.Of<double>([double.NaN], 3);
        Assert.Equal((1L, 1L, double.NaN, double.NaN, 0.0), (none.Count, none.NonFinite, none.Mean, none.Minimum, none.Norm));
        Assert.Equal([5, 0, 0], ValueSummary.Of<double>([2, 2, 2, 2, 2], 3).Histogram);
    }

    [Fact]
    public void Settings_outside_their_range_are_errors()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LayerStatistics { EverySteps = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LayerStatistics { ProbeRows = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LayerStatistics { Bins = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LayerStatistics { SaturationMargin = 0.5 });
    }

    private static Sequential Net() => new(new Input(3), new Dense(6, "relu"), new BatchNormalization(), new Dropout(0.2), new Dense(2)) { Seed = 5 };

    private static TrainingData Data(int rows)
    {
        var random = new RandomStream(3, "data");
        return new(TensorData.From([.. Enumerable.Range(0, rows * 3).Select(_ => (float)random.NextNormal())], [rows, 3]),
            TensorData.From([.. Enumerable.Range(0, rows * 2).Select(_ => (float)random.NextNormal())], [rows, 2]));
    }
}
