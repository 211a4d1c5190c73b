using Descent.Graph;
using Descent.Layers;
using Descent.Losses;
using Descent.Metrics;
using Descent.Models;
using Descent.Optimizers;
using Descent.Tests.Laws;
using Descent.Training;

namespace Descent.Tests.Training;

/// <summary>Losses and metrics of sequences whose every step has a target: padding does not count.</summary>
public sealed class MaskedTests
{
    private static readonly TensorData[] Sequences = [OpSamples.Random([1, 3, 2]), OpSamples.Random([1, 1, 2], 5), OpSamples.Random([1, 4, 2], 6)];

    /// <summary>Where the padded batches have the steps of each sequence, and their length.</summary>
    private static readonly (int[][] Places, int Length)[] Paddings = [([[0, 1, 2], [0], [0, 1, 2, 3]], 4), ([[3, 4, 5], [5], [2, 3, 4, 5]], 6), ([[0, 3, 4], [2], [1, 2, 3, 4]], 7)];

    public static TheoryData<string> Losses => ["mse", "huber", "binary_crossentropy", "sparse_categorical_crossentropy", "ignoring", "sum"];

    [Theory, MemberData(nameof(Losses))]
    public void A_padded_batch_gives_the_loss_gradients_and_metrics_of_the_bare_sequences(string name)
    {
        var (loss, metrics) = Objective(name);
        var first = Weights(Net(3, name));
        double steps = 0, expectedLoss = 0;
        var expected = new double[first.Length];
        foreach (var (sequence, labels) in Sequences.Zip(Targets(name)))
        {
            var count = name == "ignoring" ? labels.ToDoubles().Count(label => label != 0) : name == "sum" ? 1 : sequence.Shape[1];
            var (alone, after) = Step(Net(sequence.Shape[1], name), loss, sequence, labels);
            steps += count;
            expectedLoss += count * alone;
            for (var i = 0; i < expected.Length; i++) expected[i] += count * (after[i] - first[i]);
        }
        if (name == "sum") steps = 1;
        var bare = Gathered(Sequences, Targets(name), Net(1, name), loss, metrics);

        foreach (var (places, length) in Paddings)
        {
            var (x, y) = (Padded(Sequences, places, length), Padded(Targets(name), places, length));
            var (batch, after) = Step(Net(length, name), loss, x, y);
            Near(expectedLoss / steps, batch);
            for (var i = 0; i < expected.Length; i++) Near(first[i] + expected[i] / steps, after[i]);

            var model = Compiled(Net(length, name), loss, metrics);
            var measured = model.Evaluate(x, y);
            Near(expectedLoss / steps, measured.Loss);
            foreach (var (metric, value) in bare) Near(value, measured[metric]);
            var history = model.Fit(x, y, new FitOptions { BatchSize = 3, Shuffle = false, ValidationData = new(x, y), Seed = 1 });
            foreach (var (metric, value) in bare) Near(value, history.Last(metric));
            Near(expectedLoss / steps, history.Last("loss"));
            Near(model.Evaluate(x, y).Loss, history.Last("val_loss"));
        }
    }

    [Fact]
    public void Weights_of_samples_are_those_of_their_steps()
    {
        var (places, length) = Paddings[1];
        var (x, y) = (Padded(Sequences, places, length), Padded(Targets("mse"), places, length));
        var model = Compiled(Net(length, "mse"), "mse", ["mae"]);
        double[] weights = [2, 3, 0.5], errors = [.. Sequences.Zip(Targets("mse")).Select(pair => Compiled(Net(pair.First.Shape[1], "mse"), "mse", ["mae"]).Evaluate(pair.First, pair.Second)["mean_absolute_error"])];
        var steps = Sequences.Select(sequence => sequence.Shape[1]).ToArray();
        var expected = Enumerable.Range(0, 3).Sum(i => weights[i] * steps[i] * errors[i]) / Enumerable.Range(0, 3).Sum(i => weights[i] * steps[i]);
        Near(expected, model.Evaluate(x, y, weights)["mean_absolute_error"]);
        Near(model.Evaluate(x, y, weights).Loss, model.TrainOnBatch(x, y, weights).Loss);
        Near(0, model.Evaluate(x, y, new double[3])["mean_absolute_error"]);
    }

    [Fact]
    public void A_row_of_padding_alone_counts_for_nothing_and_a_batch_of_it_has_the_loss_zero()
    {
        var (x, y) = (TensorData.Zeros(DType.Float64, [1, 3, 2]), TensorData.From([7.0, 8, 9], [1, 3, 1]));
        var model = Compiled(Net(3, "mse"), "mse", ["mae", new R2Score()]);
        var before = Weights(model);
        Assert.Equal(0, model.TrainOnBatch(x, y).Loss);
        Assert.Equal(before, Weights(model));
        Assert.Equal([0.0, 0, 0], new[] { "loss", "mean_absolute_error", "r2_score" }.Select(name => model.Evaluate(x, y)[name]));

        var (alone, both) = (model.Evaluate(Sequences[0], Targets("mse")[0]), model.Evaluate(Padded([Sequences[0], x], [[0, 1, 2], [0, 1, 2]], 3), Padded([Targets("mse")[0], y], [[0, 1, 2], [0, 1, 2]], 3)));
        foreach (var name in alone.Names) Near(alone[name], both[name]);
    }

    [Theory]
    [InlineData("flatten")]
    [InlineData("average")]
    [InlineData("lstm")]
    public void Layers_that_join_the_steps_end_the_mask(string name)
    {
        Layer[] layers = name switch
        {
            "flatten" => [new Flatten(), new Dense(1)],
            "average" => [new GlobalAveragePooling1D(), new Dense(1)],
            _ => [new LSTM(1)],
        };
        var model = Compiled(new Sequential([new Input([3, 2]), new Masking(), .. layers]) { DType = DType.Float64 }, "mse", ["mae"]);
        var (x, y) = (TensorData.Zeros(DType.Float64, [2, 3, 2]), TensorData.From([1.0, 3], [2, 1]));
        Near(5, model.Evaluate(x, y).Loss);            // the output is 0 for padding alone, and counts
        Near(2, model.Evaluate(x, y)["mean_absolute_error"]);
    }

    [Fact]
    public void Several_outputs_have_masks_of_their_own()
    {
        var input = new Input([3, 2]);
        var masked = new Masking().Apply(input);
        var each = new SimpleRNN(1) { ReturnSequences = true, Name = "each" }.Apply(masked);
        var model = new Model(input, [each, new Flatten { Name = "all" }.Apply(each)]) { DType = DType.Float64 };
        model.Compile(new Sgd(), [new("mse"), new("mse")], Nets.OneThread);
        var result = model.Trainer.Evaluate(new([TensorData.Zeros(DType.Float64, [1, 3, 2])], [TensorData.From([2.0, 2, 2], [1, 3, 1]), TensorData.From([2.0, 2, 2], [1, 3])]));
        Assert.Equal([0.0, 4], [result["each_loss"], result["all_loss"]]);
    }

    [Fact]
    public void A_loss_without_a_value_for_each_step_is_refused_with_the_remedy()
    {
        var model = Compiled(Net(3, "mse"), new CosineSimilarity(Axis: 1), []);
        var error = Assert.Throws<ShapeException>(() => model.Evaluate(Sequences[0], Targets("mse")[0]));
        Assert.Contains("CosineSimilarity gives values of shape", error.Message, StringComparison.Ordinal);
        Assert.Contains("Flatten", error.Message, StringComparison.Ordinal);
    }

    private static (Loss, Metric[]) Objective(string name) => name switch
    {
        "binary_crossentropy" => (name, ["accuracy", new Precision(), new LogLoss(), new RocAuc()]),
        "sparse_categorical_crossentropy" => (name, ["accuracy", "sparse_top_k_categorical_accuracy"]),
        "ignoring" => (new SparseCategoricalCrossentropy(IgnoreClass: 0), ["accuracy"]),
        "sum" => (new MeanSquaredError { Reduction = LossReduction.Sum }, ["mae"]),
        _ => (name, ["mae", "rmse", new R2Score()]),
    };

    /// <summary>A target for each step of each sequence.</summary>
    private static TensorData[] Targets(string name) => [.. Sequences.Select((sequence, i) => name is "binary_crossentropy" or "mse" or "huber" or "sum"
        ? TensorData.From([.. Enumerable.Range(0, sequence.Shape[1]).Select(step => (double)((step + i) % 2))], [1, sequence.Shape[1], 1])
        : TensorData.From([.. Enumerable.Range(0, sequence.Shape[1]).Select(step => (step + i) % 3)], [1, sequence.Shape[1]]))];

    /// <summary>The layers have names, so that nets of any length have equal first weights.</summary>
    private static Sequential Net(int length, string name) => new(new Input([length, 2]), new Masking(), new LSTM(3) { ReturnSequences = true, Name = "lstm" }, new Dropout(0),
        name is "sparse_categorical_crossentropy" or "ignoring" ? new Dense(3, "softmax") { Name = "dense" } : new TimeDistributed(new Dense(1, "sigmoid")) { Name = "dense" }) { DType = DType.Float64, Seed = 3 };

    private static Sequential Compiled(Sequential model, Loss loss, Metric[] metrics)
    {
        model.Compile(new Sgd(1), [new(loss) { Metrics = metrics }], Nets.OneThread);
        return model;
    }

    private static (double Loss, double[] After) Step(Sequential model, Loss loss, TensorData x, TensorData y) => (Compiled(model, loss, []).TrainOnBatch(x, y).Loss, Weights(model));

    private static double[] Weights(Model model) => Nets.Weights(model);

    /// <summary>The metrics of bare sequences of different lengths: their outputs one after the other, as samples of their own.</summary>
    private static List<(string Metric, double Value)> Gathered(TensorData[] x, TensorData[] y, Sequential any, Loss loss, Metric[] metrics)
    {
        var outputs = x.Select(sequence => Net(sequence.Shape[1], loss is SparseCategoricalCrossentropy ? "ignoring" : "mse").Predict(sequence)).ToArray();
        var (predictions, targets) = (Joined(outputs), Joined(y));
        var model = Compiled(new Sequential(new Input(predictions.Shape[1..]), new Activation("linear")) { DType = any.DType }, loss, metrics);
        var net = model.Trainer.Evaluate(new(predictions, targets));
        return [.. net.Names.Where(name => name != "loss").Select(name => (name, net[name]))];
    }

    /// <summary>All steps as samples.</summary>
    private static TensorData Joined(TensorData[] sequences)
    {
        double[] values = [.. sequences.SelectMany(sequence => sequence.ToDoubles())];
        Shape step = sequences[0].Shape[2..];
        return TensorData.From(values, Shape.Create([values.Length / (int)step.Size]).Concat(step)).Cast(sequences[0].DType);
    }

    /// <summary>Each step at its place in longer sequences; the others are zero.</summary>
    private static TensorData Padded(TensorData[] sequences, int[][] places, int length)
    {
        var width = (int)sequences[0].Shape[2..].Size;
        var padded = new double[sequences.Length * length * width];
        for (var row = 0; row < sequences.Length; row++)
            for (var i = 0; i < sequences[row].Shape.Size; i++)
                padded[(row * length + places[row][i / width]) * width + i % width] = sequences[row][i];
        return TensorData.From(padded, Shape.Create([sequences.Length, length]).Concat(sequences[0].Shape[2..])).Cast(sequences[0].DType);
    }

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, 1e-12);
}
