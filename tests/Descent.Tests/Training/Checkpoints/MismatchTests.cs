using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Schedules;
using Descent.Serialization;
using Descent.Training;
using Descent.Training.Callbacks;
using Descent.Training.Checkpoints;
using Descent.Training.Stopping;

namespace Descent.Tests.Training.Checkpoints;

/// <summary>A training that is not the one that was saved is refused with what differs, or forced with the same told.</summary>
public sealed class MismatchTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("descent-mismatch");

    private static readonly Setup s_saved = new();

    public void Dispose() => _folder.Delete(recursive: true);

    private sealed record Setup
    {
        public int Hidden { get; init; } = 4;

        public Optimizer Optimizer { get; init; } = new Adam(0.01);

        public OutputObjective Objective { get; init; } = new("binary_crossentropy") { Metrics = ["accuracy"] };

        public int Rows { get; init; } = 40;

        public long DataSeed { get; init; } = 3;

        public TensorData? Weight { get; init; }

        public FitOptions Options { get; init; } = new() { Epochs = 2, BatchSize = 16, ValidationSplit = 0.25, Seed = 5, Callbacks = [new ReduceLearningRateOnPlateau()] };
    }

    public static TheoryData<string> Names => [.. s_differing.Keys];

    /// <summary>What is changed, and what is said of it.</summary>
    private static readonly Dictionary<string, (Func<Setup, Setup> Change, string Clause)> s_differing = new()
    {
        ["units"] = (s => s with { Hidden = 5 }, "model.layers[0].units was 4 and is 5"),
        ["rate"] = (s => s with { Optimizer = new Adam(0.02) }, "optimizer.learning_rate was 0.01 and is 0.02"),
        ["schedule"] = (s => s with { Optimizer = new Adam(new CosineDecay(0.01, 6)) }, "optimizer.learning_rate was 0.01 and is CosineDecay"),
        ["optimizer"] = (s => s with { Optimizer = new Sgd(0.01) }, "optimizer was Adam and is SGD"),
        ["decay"] = (s => s with { Optimizer = new Adam(0.01) { WeightDecay = 0.1 } }, "optimizer.weight_decay was none and is 0.1"),
        ["loss"] = (s => s with { Objective = s.Objective with { Loss = "mse" } }, "outputs[0].loss was BinaryCrossentropy and is MeanSquaredError"),
        ["weight of a loss"] = (s => s with { Objective = s.Objective with { Weight = 2 } }, "outputs[0].weight was 1 and is 2"),
        ["metric"] = (s => s with { Objective = s.Objective with { Metrics = ["mae"] } }, "outputs[0].metrics[0] was Accuracy and is MeanAbsoluteError"),
        ["batch size"] = (s => s with { Options = s.Options with { BatchSize = 8 } }, "batch_size was 16 and is 8"),
        ["shuffle"] = (s => s with { Options = s.Options with { Shuffle = false } }, "shuffle was true and is false"),
        ["seed"] = (s => s with { Options = s.Options with { Seed = 6 } }, "seed was 5 and is 6"),
        ["split"] = (s => s with { Options = s.Options with { ValidationSplit = 0.5 } }, "validation_split was 0.25 and is 0.5"),
        ["class weight"] = (s => s with { Options = s.Options with { ClassWeight = new Dictionary<int, double> { [0] = 1, [1] = 2 } } }, "class_weight was none and is {\"0\":1,\"1\":2}"),
        ["patience"] = (s => s with { Options = s.Options with { EarlyStopping = new() { Patience = 3 } } }, "early_stopping.patience was 20 and is 3"),
        ["no early stopping"] = (s => s with { Options = s.Options with { EarlyStopping = EarlyStopping.Off } }, "early_stopping was {\"monitor\":\"val_loss\",\"mode\":\"Auto\",\"patience\":20,\"min_delta... and is none"),
        ["plateau"] = (s => s with { Options = s.Options with { Callbacks = [new ReduceLearningRateOnPlateau { Factor = 0.2 }] } }, "callbacks[0].factor was 0.1 and is 0.2"),
        ["no plateau"] = (s => s with { Options = s.Options with { Callbacks = [] } }, "callbacks were 1 and are 0"),
        ["rows"] = (s => s with { Rows = 44 }, "data.training.rows was 30 and is 33"),
        ["values"] = (s => s with { DataSeed = 4 }, "data.training.fingerprint was "),
        ["validation values"] = (s => s with { DataSeed = 4 }, "data.validation.fingerprint was "),
        ["sample weights"] = (s => s with { Weight = TensorData.From(Enumerable.Repeat(1.5f, 40).ToArray()) }, "data.training.has_weights was false and is true"),
    };

    [Theory, MemberData(nameof(Names))]
    public void Another_training_is_refused_and_the_difference_is_named(string name)
    {
        Save();
        var (change, clause) = s_differing[name];
        var (model, fit) = Prepare(change(s_saved));
        var before = Nets.Weights(model);
        var error = Assert.Throws<CheckpointMismatchException>(() => fit(options => options with { Resume = _folder.FullName, Epochs = 3 }));
        Assert.Contains(error.Differences, difference => difference.StartsWith(clause, StringComparison.Ordinal));
        Assert.Contains(clause, error.Message, StringComparison.Ordinal);
        Assert.StartsWith($"{Path.Combine(_folder.FullName, Checkpoint.FileName)} is a checkpoint of another training: ", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Nets.Weights(model));
    }

    [Theory, MemberData(nameof(Names))]
    public void By_force_it_goes_on_where_the_state_fits_and_says_what_differs(string name)
    {
        Save();
        var (change, clause) = s_differing[name];
        var (model, fit) = Prepare(change(s_saved));
        var before = Nets.Weights(model);
        if (name is "units" or "optimizer" or "metric")
        {
            var error = Record.Exception(() => fit(options => options with { Resume = _folder.FullName, Epochs = 4, ForceResume = true }));
            if (error is null) return;
            Assert.Contains("This cannot be forced", Assert.IsType<ModelFileException>(error).Message, StringComparison.Ordinal);
            Assert.Equal(before, Nets.Weights(model));
            return;
        }
        var history = fit(options => options with { Resume = _folder.FullName, Epochs = 4, ForceResume = true });
        Assert.Equal(4, history.Epochs);
        Assert.Contains(history.Warnings, warning => warning.StartsWith("Training was resumed by force, though ", StringComparison.Ordinal) && warning.Contains(clause, StringComparison.Ordinal));
    }

    [Fact]
    public void Another_version_is_refused()
    {
        Save();
        var path = Path.Combine(_folder.FullName, Checkpoint.FileName);
        var file = SafeTensorsFile.Read(path);
        new SafeTensorsFile(file.Tensors, new Dictionary<string, string>(file.Metadata) { ["engine"] = "Descent 0.0.1" }).Write(path);
        var (_, fit) = Prepare(s_saved);
        var error = Assert.Throws<CheckpointMismatchException>(() => fit(options => options with { Resume = _folder.FullName }));
        Assert.StartsWith("engine was \"Descent 0.0.1\" and is \"Descent ", Assert.Single(error.Differences), StringComparison.Ordinal);
    }

    [Fact]
    public void What_moves_no_bit_of_the_steps_so_far_may_be_other()
    {
        Save();
        var (_, fit) = Prepare(s_saved);
        var history = fit(options => options with
        {
            Resume = _folder.FullName,
            Epochs = 9,
            Callbacks = [new LambdaCallback(), .. options.Callbacks, new Checkpointing(_folder.FullName) { Every = CheckpointInterval.Steps(3) }],
            StopWhen = [new GradientNormBelow(1e-30), new MaximumSteps(1000)],
            Progress = new Progress<TrainingReport>(),
        });
        Assert.Equal((9, 0), (history.Epochs, history.Warnings.Count));
    }

    [Fact]
    public void Fewer_epochs_than_are_begun_are_refused()
    {
        Save();
        var (_, fit) = Prepare(s_saved);
        Assert.Contains("is in epoch 2, and training shall end after 1: give more epochs.", Assert.Throws<ArgumentException>(() => fit(options => options with { Resume = _folder.FullName, Epochs = 1 })).Message, StringComparison.Ordinal);
    }

    private void Save()
    {
        var (_, fit) = Prepare(s_saved);
        fit(options => options with { Callbacks = [.. options.Callbacks, new Checkpointing(_folder.FullName)] });
    }

    private static (Model Model, Func<Func<FitOptions, FitOptions>, History> Fit) Prepare(Setup setup)
    {
        var model = Nets.Classifier(hidden: setup.Hidden);
        model.Compile(setup.Optimizer, [setup.Objective], Nets.OneThread);
        var (x, y) = Nets.Points(setup.Rows, setup.DataSeed);
        return (model, change => model.Fit(new TrainingData(x, y, setup.Weight), change(setup.Options)));
    }
}
