using Descent.Graph;
using Descent.Metrics;
using Descent.Models;
using Descent.Optimizers;
using Descent.Serialization;
using Descent.Training;
using Descent.Training.Callbacks;
using Descent.Training.Checkpoints;
using Descent.Training.Stopping;

namespace Descent.Tests.Training.Checkpoints;

/// <summary>When a training is saved, what becomes of saves and files that fail, and what callbacks and metrics keep.</summary>
public sealed class CheckpointingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("descent-checkpoints");

    private string Folder => Path.Combine(_folder.FullName, "run");

    private string Latest => Path.Combine(Folder, Checkpoint.FileName);

    private string Previous => Path.Combine(Folder, Checkpoint.PreviousFileName);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_training_that_is_cancelled_between_two_epochs_is_saved()
    {
        var (x, y) = Nets.Points();
        var model = Nets.Classifier();
        model.Compile(new Adam(), [new("binary_crossentropy")], Nets.OneThread);
        using var source = new CancellationTokenSource();
        var cancel = new LambdaCallback(onEpochEnd: progress => { if (progress.Epoch == 2) source.Cancel(); });
        var history = model.Fit(x, y, new FitOptions { Epochs = 9, Callbacks = [new Checkpointing(_folder.FullName) { Every = CheckpointInterval.Epochs(100) }, cancel], CancellationToken = source.Token });
        Assert.Equal((StopKind.Cancelled, 2), (history.StopReason!.Kind, history.Epochs));
        Assert.Equal(history.Steps, Checkpoint.Load(_folder.FullName).Step);
    }

    [Fact]
    public void Five_epochs_and_five_more_are_ten()
    {
        var (once, twice) = (Nets.Classifier(), Nets.Classifier());
        var whole = Fit(once, new FitOptions { Epochs = 10 });
        Fit(Nets.Classifier(), new FitOptions { Epochs = 5, Callbacks = [new Checkpointing(Folder)] });
        var (x, y) = Nets.Points();
        twice.Compile(new Adam(0.02), [new("binary_crossentropy")], Nets.OneThread);
        var resumed = twice.Fit(x, y, epochs: 10, resume: Folder);
        Assert.Equal(Nets.Weights(once), Nets.Weights(twice));
        Assert.Equal(whole["loss"], resumed["loss"]);
        Assert.Equal((whole.Steps, whole.RandomState), (resumed.Steps, resumed.RandomState));
    }

    [Theory]
    [InlineData(0)]        // epochs
    [InlineData(1)]        // patience
    [InlineData(2)]        // a number of steps within an epoch
    public void What_ended_a_training_ends_the_resumed_one_too(int ending)
    {
        var options = new FitOptions
        {
            Epochs = ending == 0 ? 6 : 300,
            BatchSize = 10,
            ValidationSplit = 0.4,
            EarlyStopping = new() { Patience = ending == 1 ? 3 : 1000 },
            StopWhen = ending == 2 ? [new MaximumSteps(23)] : [],
        };
        var (first, second) = (Nets.Classifier(hidden: 32), Nets.Classifier(hidden: 32));
        var whole = Fit(first, options with { Callbacks = [new Checkpointing(Folder)] }, rate: 0.2);
        var again = Fit(second, options with { Resume = Folder }, rate: 0.2);
        Assert.Equal(Nets.Weights(first), Nets.Weights(second));
        Assert.Equal((whole.StopReason, whole.Steps, whole.BestEpoch), (again.StopReason, again.Steps, again.BestEpoch));
        Assert.Equal(whole["val_loss"], again["val_loss"]);
    }

    [Fact]
    public void Intervals_are_kept()
    {
        Assert.Equal([0, 4, 8, 12, 16, 20, 24], Saved(CheckpointInterval.Steps(4)));
        Assert.Equal([0, 7, 14, 21, 24], Saved(CheckpointInterval.Steps(7)));
        Assert.Equal([0, 8, 16, 24], Saved(CheckpointInterval.Epochs(2)));
        Assert.Equal([0, 5, 10, 15, 20, 24], Saved(CheckpointInterval.Seconds(5)));
    }

    /// <summary>The steps at which a training of six epochs of four steps, a second each, was saved.</summary>
    private List<long> Saved(CheckpointInterval interval)
    {
        var clock = new StepClock();
        var checkpointing = new Checkpointing(Folder) { Every = interval };
        var saved = new List<long>();
        var watch = new LambdaCallback(onTrainBegin: _ => { }, onBatchEnd: progress =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            See();
        }, onTrainEnd: _ => See());
        Fit(Nets.Classifier(), new FitOptions { Epochs = 6, BatchSize = 16, Callbacks = [watch, checkpointing], Clock = clock });
        return saved;

        void See()
        {
            if (checkpointing.SavedStep is { } step && !saved.Contains(step)) saved.Add(step);
        }
    }

    [Fact]
    public void A_save_that_fails_is_told_and_training_goes_on()
    {
        var (plain, troubled) = (Nets.Classifier(), Nets.Classifier());
        Fit(plain, new FitOptions { Epochs = 6 });
        var told = new Listener();
        var trouble = new LambdaCallback(onEpochEnd: progress =>
        {
            if (progress.Epoch == 3)
            {
                Directory.Move(Folder, Folder + "-moved");
                File.WriteAllText(Folder, "in the way");
            }
            if (progress.Epoch != 5) return;
            File.Delete(Folder);
            Directory.Move(Folder + "-moved", Folder);
        });
        var history = Fit(troubled, new FitOptions { Epochs = 6, Callbacks = [trouble, told, new Checkpointing(Folder)] });
        Assert.Equal(Nets.Weights(plain), Nets.Weights(troubled));
        var warning = Assert.Single(history.Warnings);          // though two could not be saved
        Assert.StartsWith("The checkpoint of step 6 could not be saved: ", warning, StringComparison.Ordinal);
        Assert.Contains("Training goes on; the last good checkpoint is that of step 4. Make room if the disk is full", warning, StringComparison.Ordinal);
        Assert.Equal(history.Warnings, told.Warnings);
        Assert.Equal((12, 10), (Checkpoint.Load(Folder).Step, Checkpoint.Load(Previous).Step));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_an_error_at_the_start()
    {
        File.WriteAllText(Folder, "in the way");
        Assert.ThrowsAny<IOException>(() => Fit(Nets.Classifier(), new FitOptions { Callbacks = [new Checkpointing(Path.Combine(Folder, "below"))] }));
    }

    [Fact]
    public void What_is_no_folder_is_refused_as_an_argument()
    {
        File.WriteAllText(Folder, "in the way");
        Assert.Contains($"Checkpoints need a folder, and {Folder} is a file", Assert.Throws<ArgumentException>("folder", () => new Checkpointing(Folder)).Message, StringComparison.Ordinal);
        Assert.Contains("Checkpoints need a folder, got an empty text.", Assert.Throws<ArgumentException>("folder", () => new Checkpointing("")).Message, StringComparison.Ordinal);
        Assert.Contains("Resume needs a folder of checkpoints, or null to begin anew; got an empty text.", Assert.Throws<ArgumentException>("Resume", () => new FitOptions { Resume = "" }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_last_checkpoint_is_damaged_the_one_before_serves_and_that_is_told()
    {
        var (whole, resumed) = (Nets.Classifier(), Nets.Classifier());
        Fit(whole, new FitOptions { Epochs = 8 });
        Fit(Nets.Classifier(), new FitOptions { Epochs = 5, Callbacks = [new Checkpointing(Folder)] });
        Damage(Latest);
        var history = Fit(resumed, new FitOptions { Epochs = 8, Resume = Folder, Callbacks = [new Checkpointing(Folder)] });
        Assert.Equal(Nets.Weights(whole), Nets.Weights(resumed));
        var warning = Assert.Single(history.Warnings);
        Assert.StartsWith(Latest, warning, StringComparison.Ordinal);
        Assert.EndsWith($"Training goes on from {Previous} instead.", warning, StringComparison.Ordinal);
        Assert.Equal((16, 14), (Checkpoint.Load(Folder).Step, Checkpoint.Load(Previous).Step));
    }

    [Fact]
    public void A_damaged_checkpoint_does_not_take_the_place_of_the_good_one_before_it()
    {
        Fit(Nets.Classifier(), new FitOptions { Epochs = 5, Callbacks = [new Checkpointing(Folder)] });
        Damage(Latest);
        var good = File.ReadAllBytes(Previous);
        var stop = new LambdaCallback(onEpochEnd: progress => { if (progress.Epoch == 5) Assert.Equal(good, File.ReadAllBytes(Previous)); });
        Fit(Nets.Classifier(), new FitOptions { Epochs = 5, Resume = Folder, Callbacks = [stop, new Checkpointing(Folder)] });
        Assert.Equal(good, File.ReadAllBytes(Previous));
        Assert.Equal(10, Checkpoint.Load(Latest).Step);
    }

    [Fact]
    public void Without_a_checkpoint_that_can_be_read_training_is_not_resumed()
    {
        Assert.Contains("there is no checkpoint, neither checkpoint.safetensors nor checkpoint.safetensors.previous", Refused(), StringComparison.Ordinal);
        Fit(Nets.Classifier(), new FitOptions { Epochs = 3, Callbacks = [new Checkpointing(Folder)] });
        Damage(Latest);
        Damage(Previous);
        var message = Refused();
        Assert.StartsWith(Latest, message, StringComparison.Ordinal);
        Assert.Contains($". {Previous}", message, StringComparison.Ordinal);
        Nets.Classifier().Save(Latest);
        File.Delete(Previous);
        Assert.Contains("this is no checkpoint: the section \"checkpoint/configuration\" is missing", Refused(), StringComparison.Ordinal);

        string Refused() => Assert.Throws<ModelFileException>(() => Fit(Nets.Classifier(), new FitOptions { Resume = Folder })).Message;
    }

    [Fact]
    public void A_state_that_lacks_anything_or_has_it_wrong_is_refused_and_the_model_stays()
    {
        Fit(Measured(), new FitOptions { Epochs = 3, BatchSize = 16, ValidationSplit = 0.3, Callbacks = [new ReduceLearningRateOnPlateau(), new Checkpointing(Folder)], StopWhen = [new MaximumSteps(7)] }, compile: false);
        var file = SafeTensorsFile.Read(Latest);
        foreach (var name in file.Tensors.Keys)
        {
            Refuse(new(file.Tensors.Where(tensor => tensor.Key != name)), new(file.Metadata), name);
            var wrong = file.Tensors[name].DType == DType.Int64 ? TensorData.From([-1L], Shape.Scalar) : TensorData.Zeros(DType.UInt8, [3]);
            Refuse(new(file.Tensors) { [name] = wrong }, new(file.Metadata), name);
        }
        foreach (var name in file.Metadata.Keys.Where(key => key.StartsWith("section:", StringComparison.Ordinal)))
        {
            Refuse(new(file.Tensors), new(file.Metadata.Where(entry => entry.Key != name)), name);
            foreach (var text in new[] { "", "null", "{", "[[]]", "{\"a\":1,\"a\":2}", "[null]" }) Refuse(new(file.Tensors), new(file.Metadata) { [name] = text }, $"{name} = {text}");
        }

        void Refuse(Dictionary<string, TensorData> tensors, Dictionary<string, string> metadata, string what)
        {
            var path = Path.Combine(_folder.FullName, "wrong.safetensors");
            File.Delete(path);
            new SafeTensorsFile(tensors, metadata).Write(path);
            var model = Measured();
            var before = Nets.Weights(model);
            var options = new FitOptions { Epochs = 3, BatchSize = 16, ValidationSplit = 0.3, Callbacks = [new ReduceLearningRateOnPlateau()], Resume = path, ForceResume = true };
            var error = Record.Exception(() => Fit(model, options, compile: false));
            Assert.True(error is ModelFileException, $"With {what} the error is {error?.GetType().Name ?? "none"}: {error?.Message}");
            Assert.StartsWith(path, error!.Message, StringComparison.Ordinal);
            if (!what.StartsWith("section:checkpoint/callbacks", StringComparison.Ordinal)) Assert.Equal(before, Nets.Weights(model));
        }
    }

    /// <summary>A model with a metric that is gathered on the host.</summary>
    private static Model Measured()
    {
        var model = Nets.Classifier(hidden: 2);
        model.Compile(new Adam(0.02), [new("binary_crossentropy") { Metrics = [new RocAuc()] }], Nets.OneThread);
        return model;
    }

    [Fact]
    public void A_callback_of_ones_own_joins_by_telling_its_state()
    {
        var counter = new Counter();
        Fit(Nets.Classifier(), new FitOptions { Epochs = 4, Callbacks = [counter, new Checkpointing(Folder)] });
        var resumed = new Counter();
        Fit(Nets.Classifier(), new FitOptions { Epochs = 6, Callbacks = [resumed], Resume = Folder });
        Assert.Equal((8, 12), (counter.Steps, resumed.Steps));
        var error = Assert.Throws<CheckpointMismatchException>(() => Fit(Nets.Classifier(), new FitOptions { Epochs = 6, Resume = Folder }));
        Assert.Contains("another training: callbacks were 1 and are 0. ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_in_a_callback_that_restores_its_state_is_told_as_its_own()
    {
        Fit(Nets.Classifier(), new FitOptions { Epochs = 4, Callbacks = [new Forgetful(), new Checkpointing(Folder)] });
        var error = Assert.Throws<ModelFileException>(() => Fit(Nets.Classifier(), new FitOptions { Epochs = 6, Callbacks = [new Forgetful()], Resume = Folder }));
        Assert.IsType<NotSupportedException>(error.InnerException);
        Assert.StartsWith($"{Latest}: the callback Forgetful could not restore its state (NotSupportedException: I forgot). Its RestoreState needs to read what its SaveState gave", error.Message, StringComparison.Ordinal);
    }

    private sealed class Forgetful : Callback
    {
        public override string SaveState() => "something";

        public override void RestoreState(string state) => throw new NotSupportedException("I forgot.");
    }

    private sealed class Counter : Callback
    {
        public int Steps { get; private set; }

        public override void OnTrainBegin(TrainingProgress progress) => Steps = 0;

        public override void OnBatchEnd(TrainingProgress progress) => Steps++;

        public override string SaveState() => Steps.ToString(System.Globalization.CultureInfo.InvariantCulture);

        public override void RestoreState(string state) => Steps = int.Parse(state, System.Globalization.CultureInfo.InvariantCulture);
    }

    private sealed class Listener : Callback
    {
        public List<string> Warnings { get; } = [];

        public override void OnWarning(TrainingProgress progress, string warning) => Warnings.Add(warning);
    }

    [Fact]
    public void A_metric_that_does_not_tell_what_it_gathered_is_refused_at_the_start()
    {
        var (x, y) = Nets.Points();
        var model = Nets.Classifier();
        model.Compile(new Adam(0.02), [new("binary_crossentropy") { Metrics = [new Silent { Name = "silent" }] }], Nets.OneThread);
        model.Fit(x, y);
        var error = Assert.Throws<InvalidOperationException>(() => model.Fit(x, y, new FitOptions { Callbacks = [new Checkpointing(Folder)] }));
        Assert.Contains("\"silent\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("override SaveState and RestoreState", error.Message, StringComparison.Ordinal);
    }

    private sealed record Silent : HostMetric
    {
        public override MetricAccumulator Start() => new Sum();

        private sealed class Sum : MetricAccumulator
        {
            protected override void Add(TensorData yTrue, TensorData yPred, ReadOnlySpan<double> weights) { }

            public override MetricResult Result() => 0;
        }
    }

    [Fact]
    public void A_checkpoint_is_a_model_file_too()
    {
        var (x, _) = Nets.Points();
        var model = Nets.Classifier();
        var predicted = Array.Empty<double>();
        var watch = new LambdaCallback(onEpochEnd: progress => { if (progress.Epoch == 3) predicted = progress.Model.Predict(x).ToDoubles(); });
        Fit(model, new FitOptions { Epochs = 3, Callbacks = [watch, new Checkpointing(Folder) { Sections = new Dictionary<string, string> { ["labels"] = "no,yes" } }] });
        Assert.Equal(predicted, Model.Load(Latest).Predict(x).ToDoubles());
        var checkpoint = Checkpoint.Load(Folder);
        Assert.Equal((3, 2, 6L, null), (checkpoint.Epoch, checkpoint.Batch, checkpoint.Step, checkpoint.Warning));
        Assert.Equal(new RandomState(0, 6, 3), checkpoint.RandomState);
        Assert.Equal("no,yes", Assert.Single(checkpoint.Sections).Value);
        Assert.Throws<ArgumentException>(() => new Checkpointing(Folder) { Sections = new Dictionary<string, string> { ["checkpoint/data"] = "" } });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_step_that_is_not_saved_allocates_nothing(bool byTime)
    {
        long first = 0, least = long.MaxValue;
        var watch = new LambdaCallback(onBatchEnd: progress =>
        {
            if (progress.Batch == 2) first = GC.GetAllocatedBytesForCurrentThread();
            if (progress.Batch == 64) least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - first);
        });
        var every = byTime ? CheckpointInterval.Seconds(1e6) : CheckpointInterval.Steps(1_000_000);
        Fit(Nets.Classifier(), new FitOptions { Epochs = 4, BatchSize = 1, Callbacks = [watch, new Checkpointing(Folder) { Every = every }] });
        Assert.Equal(0, least);
    }

    [Fact]
    public void Observers_go_on_where_training_is_resumed_within_an_epoch()
    {
        Fit(Nets.Classifier(), new FitOptions { Epochs = 4, BatchSize = 16, StopWhen = [new MaximumSteps(5)], Callbacks = [new Checkpointing(Folder)] });
        var statistics = new Descent.Analysis.LayerStatistics { EverySteps = 3 };
        Fit(Nets.Classifier(), new FitOptions { Epochs = 4, BatchSize = 16, Callbacks = [statistics], Resume = Folder });
        Assert.Equal([5, 6, 9, 12, 15], statistics.History.Select(observation => observation.Step));
        Assert.All(statistics.History.Skip(1), observation => Assert.All(observation.Parameters, parameter => Assert.NotNull(parameter.UpdateNorm)));
    }

    [Fact]
    public void Equal_trainings_save_equal_bytes()
    {
        Fit(Nets.Classifier(), new FitOptions { Epochs = 3, Callbacks = [new Checkpointing(Folder)] });
        var first = File.ReadAllBytes(Latest);
        Fit(Nets.Classifier(), new FitOptions { Epochs = 3, Callbacks = [new Checkpointing(Folder) { Every = CheckpointInterval.Steps(1) }] });
        Assert.Equal(first, File.ReadAllBytes(Latest));
    }

    private static History Fit(Model model, FitOptions options, double rate = 0.02, bool compile = true)
    {
        var (x, y) = Nets.Points();
        if (compile) model.Compile(new Adam(rate), [new("binary_crossentropy")], Nets.OneThread);
        return model.Fit(x, y, options);
    }

    private static void Damage(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 4;
        File.Delete(path);      // the two files may be one with two names
        File.WriteAllBytes(path, bytes);
    }

    private sealed class StepClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;
    }
}
