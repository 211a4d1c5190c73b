using Descent.Graph;
using Descent.Layers;
using Descent.Metrics;
using Descent.Models;
using Descent.Optimizers;
using Descent.Schedules;
using Descent.Training;
using Descent.Training.Callbacks;
using Descent.Training.Checkpoints;

namespace Descent.Tests.Training.Checkpoints;

/// <summary>
/// Trainings of 60 steps for the tests of resuming: ten epochs of six batches, the last one smaller; the schedule has an edge within an epoch, the rate is reduced on a plateau, and patience
/// begins and ends.
/// </summary>
internal static class ResumedTrainings
{
    public const int Steps = 60, Epochs = 10, Batches = 6;

    private const int Rows = 22, BatchSize = 4;

    public static readonly string[] Models = ["dense", "convolution", "lstm"];

    public static Model Make(string model) => model switch
    {
        "dense" => new Sequential(new Input(5), new Dense(6, "tanh"), new Dropout(0.3), new Dense(1, "sigmoid")) { Seed = 3 },
        "convolution" => new Sequential(new Input([5, 4, 1]), new Conv2D(2, 3, padding: Padding.Same), new BatchNormalization(), new Activation("relu"), new Flatten(), new Dense(1, "sigmoid")) { Seed = 3 },
        _ => new Sequential(new Input([4, 3]), new LSTM(3), new Dense(1, "sigmoid")) { Seed = 3 },
    };

    /// <summary>Inputs and labels that are hardly related, so that the validation loss soon grows.</summary>
    public static (TrainingData Train, TrainingData Validation) Data(string model, long seed = 7)
    {
        Shape sample = model switch { "dense" => [5], "convolution" => [5, 4, 1], _ => [4, 3] };
        var all = Data(sample, Rows + 10, new RandomStream(seed, model));
        return (all.TakeRows([.. Enumerable.Range(0, Rows)]), all.TakeRows([.. Enumerable.Range(Rows, 10)]));
    }

    public static Trainer Compile(Model model, Optimizer optimizer) =>
        model.Compile(optimizer, [new("binary_crossentropy") { Metrics = ["accuracy", new RocAuc()] }], Nets.OneThread);

    /// <summary>An optimizer whose schedule has an edge at the 27th step, within the fifth epoch.</summary>
    public static Optimizer WithEdge(Optimizer optimizer) =>
        optimizer with { LearningRate = new PiecewiseConstantDecay([27], [optimizer.LearningRate.At(0), 0.4 * optimizer.LearningRate.At(0)]) };

    public static FitOptions Options(TrainingData validation, params IEnumerable<Callback> callbacks) => new()
    {
        Epochs = Epochs,
        BatchSize = BatchSize,
        ValidationData = validation,
        EarlyStopping = new() { Patience = 100 },
        Seed = 11,
        Callbacks = [new ReduceLearningRateOnPlateau { Patience = 2, Factor = 0.5 }, .. callbacks],
    };

    private static TrainingData Data(Shape sample, int rows, RandomStream stream)
    {
        var x = TensorData.Zeros(DType.Float32, Shape.Create([rows]).Concat(sample));
        foreach (ref var value in x.Span<float>()) value = (float)stream.NextNormal();
        var y = TensorData.Zeros(DType.Float32, [rows, 1]);
        foreach (ref var value in y.Span<float>()) value = stream.NextInt(2);
        return new(x, y);
    }
}
