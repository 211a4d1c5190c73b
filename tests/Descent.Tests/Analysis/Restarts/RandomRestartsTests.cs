using Descent.Analysis.Restarts;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Tests.Training;
using Descent.Training;

namespace Descent.Tests.Analysis.Restarts;

/// <summary>The law of restarts: a copy among many is the model trained alone with the copy's seed.</summary>
public class RandomRestartsTests
{
    private const int Copies = 3;

    private static readonly Dictionary<string, Func<Layer[]>> Layers = new()
    {
        ["dense"] = () => [new Input(6), new Dense(5, "tanh"), new Dense(3, "softmax")],
        ["dense with penalties"] = () => [new Input(6), new Dense(5, "relu") { KernelRegularizer = "l2", KernelConstraint = new Descent.Constraints.MaxNorm() }, new Dense(3, "softmax")],
        ["dropout and normalization"] = () => [new Input(6), new Dense(5), new BatchNormalization(), new Dropout(0.3), new GaussianNoise(0.1), new Dense(3, "softmax")],
        ["convolution"] = () => [new Input(6), new Reshape([3, 2, 1]), new Conv2D(4, [2, 2], Activation: "relu"), new MaxPooling2D([2, 1]), new Flatten(), new Dense(3, "softmax")],
        ["recurrence"] = () => [new Input(6), new Reshape([3, 2]), new LSTM(4), new Dense(3, "softmax")],
        ["layer normalization"] = () => [new Input(6), new Reshape([3, 2]), new LayerNormalization(), new Flatten(), new Dense(3, "softmax")],
        ["frozen"] = () => [new Input(6), new Dense(5, "tanh") { Trainable = false }, new Dense(3, "softmax")],
    };

    private static readonly Dictionary<string, Optimizer> Optimizers = new()
    {
        ["plain"] = new Sgd(0.1),
        ["momentum, clipped"] = new Sgd(0.1, 0.9) { GlobalClipNorm = 0.5 },
        ["Adam"] = new Adam(0.01),
        ["Nadam, averaged"] = new Nadam(0.01) { UseEma = true, EmaMomentum = 0.9 },
        ["accumulated"] = new Adam(0.01) { GradientAccumulationSteps = 2 },
        ["Muon"] = new Muon(0.01),
    };

    public static TheoryData<string, string> Cases =>
        [.. Layers.Keys.Select(net => (net, "Adam")), .. Optimizers.Keys.Select(rule => ("dense", rule))];

    [Theory, MemberData(nameof(Cases))]
    public void A_copy_is_to_the_bit_the_model_trained_alone(string net, string rule)
    {
        foreach (var (batchSize, type) in new[] { (8, DType.Float32), (64, DType.Float64) })
        {
            var data = Data();
            var options = new FitOptions { Epochs = 3, BatchSize = batchSize, Seed = 5, ClassWeight = new Dictionary<int, double> { [0] = 1, [1] = 2, [2] = 1 } };
            var result = RandomRestarts.Fit(Model(10), data, Copies, options);
            for (var copy = 0; copy < Copies; copy++)
            {
                var alone = Model(10 + copy);
                if (net == "frozen") alone.SetWeights(Model(10).GetWeights().ToDictionary(pair => pair.Key, pair => pair.Key.StartsWith("dense/", StringComparison.Ordinal) ? pair.Value : alone.GetWeights()[pair.Key]));
                var history = alone.Fit(data, options with { Seed = 5 + copy });
                var weights = result.Copies[copy].Weights;
                Assert.Equal(Nets.Weights(alone), weights.Values.SelectMany(values => values.ToDoubles()));
                Assert.Equal(alone.Evaluate(data.X[0], data.Y[0])["loss"], result.Copies[copy].Training.Loss);
                Assert.Equal(history["loss"], result.Copies[copy].Losses.ToArray());
            }

            Sequential Model(long seed)
            {
                var model = new Sequential(Layers[net]()) { Seed = seed, DType = type };
                model.Compile(Optimizers[rule], [new("sparse_categorical_crossentropy") { Metrics = ["accuracy"] }], Nets.OneThread);
                return model;
            }
        }
    }

    [Fact]
    public void An_embedding_is_copied()
    {
        TensorData x = new[,] { { 1, 2 }, { 2, 2 }, { 0, 1 } }, y = new[] { 1.0, 0, 1 };
        var result = RandomRestarts.Fit(Model(0), new(x, y), Copies, new() { Epochs = 4 });
        var alone = Model(2);
        alone.Fit(x, y, epochs: 4, seed: 2);
        Assert.StartsWith("3 copies: best score ", result.ToString(), StringComparison.Ordinal);
        Assert.Equal(Nets.Weights(alone), result.Copies[2].Weights.Values.SelectMany(values => values.ToDoubles()));

        static Sequential Model(long seed)
        {
            var model = new Sequential(new Input([2], DType.Int32), new Embedding(3, 2), new Flatten(), new Dense(1, "sigmoid")) { Seed = seed };
            model.Compile(new Adam(0.1), "binary_crossentropy");
            return model;
        }
    }

    [Fact]
    public void The_model_keeps_the_best_copy_by_validation()
    {
        var (x, y) = Nets.Points(40);
        var model = Nets.Classifier(seed: 3);
        model.Compile(new Adam(0.05), "binary_crossentropy", "accuracy");
        var result = RandomRestarts.Fit(model, new(x, y), 6, new() { Epochs = 30, ValidationSplit = 0.25 });
        Assert.Equal(6, result.Copies.Select(copy => copy.Score).Distinct().Count());
        Assert.Equal(result.Copies.Min(copy => copy.Validation!.Loss), result.Best.Score);
        Assert.Equal(result.Best.Weights.Values.SelectMany(values => values.ToDoubles()), Nets.Weights(model));
        Assert.Equal((result.Scores[0], result.Scores[^1]), (result.Quantile(0), result.BestOf(1) is var mean && mean < result.Quantile(1) ? result.Quantile(1) : double.NaN));
        Assert.Equal(result.Scores[0], result.BestOf(6));
        Assert.InRange(result.Best.Validation!["accuracy"], 0.5, 1);
    }

    [Fact]
    public void What_belongs_to_one_training_is_refused_and_cancelling_changes_nothing()
    {
        var (x, y) = Nets.Points(40);
        var model = Nets.Classifier();
        model.Compile(new Sgd(), "mse");
        var error = Assert.Throws<ArgumentException>(() => RandomRestarts.Fit(model, new(x, y), 2, new() { EarlyStopping = new() }));
        Assert.Contains("EarlyStopping", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomRestarts.Fit(model, new(x, y), 0));
        var before = Nets.Weights(model);
        Assert.Throws<OperationCanceledException>(() => RandomRestarts.Fit(model, new(x, y), 2, new() { CancellationToken = new(true) }));
        Assert.Equal(before, Nets.Weights(model));
        Assert.Throws<InvalidOperationException>(() => RandomRestarts.Fit(Nets.Classifier(), new(x, y)));
    }

    private static TrainingData Data()
    {
        var stream = new RandomStream(1, "restarts");
        var (x, y) = (new float[30, 6], new int[30]);
        for (var row = 0; row < 30; row++)
        {
            for (var i = 0; i < 6; i++) x[row, i] = (float)stream.NextNormal();
            y[row] = x[row, 0] > 0.5 ? 2 : x[row, 1] > 0 ? 1 : 0;
        }
        return new(x, y);
    }
}
