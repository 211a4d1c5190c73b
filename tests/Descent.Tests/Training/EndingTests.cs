using Descent.Graph;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;
using Descent.Training.Callbacks;
using Descent.Training.Stopping;

namespace Descent.Tests.Training;

/// <summary>How trainings end, and which parameters the model then has.</summary>
public class EndingTests
{
    /// <summary>Labels that a network can only learn by heart: the validation loss soon grows.</summary>
    private static (TrainingData Train, TrainingData Validation) Noise()
    {
        var stream = new RandomStream(1, "noise");
        var (x, y) = (new float[40, 6], new float[40, 1]);
        for (var row = 0; row < 40; row++)
        {
            for (var i = 0; i < 6; i++) x[row, i] = (float)stream.NextNormal();
            y[row, 0] = stream.NextInt(2);
        }
        var all = new TrainingData(x, y);
        return (all.TakeRows([.. Enumerable.Range(0, 20)]), all.TakeRows([.. Enumerable.Range(20, 20)]));
    }

    private static Sequential Overfitter()
    {
        var model = Nets.Classifier(inputs: 6, hidden: 32);
        model.Compile(new Adam(0.05), [new("binary_crossentropy")], Nets.OneThread);
        return model;
    }

    /// <summary>The model has the parameters of the epoch with the least validation loss.</summary>
    private static void AssertBestIsRestored(Model model, TrainingData validation, History history)
    {
        var best = history["val_loss"].Min();
        Assert.Equal(best, history["val_loss"][history.BestEpoch - 1]);
        Assert.True(history.BestEpoch < history.Epochs, "The best epoch was the last, so that nothing is shown.");
        Assert.Equal(best, model.Trainer.Evaluate(validation).Loss);
    }

    [Fact]
    public void Patience_ends_training_with_the_best_parameters_by_default()
    {
        var (train, validation) = Noise();
        var model = Overfitter();
        var history = model.Fit(train, new FitOptions { Epochs = 1000, ValidationData = validation });
        Assert.Equal(StopKind.NoImprovement, history.StopReason!.Kind);
        Assert.Equal(history.BestEpoch + EarlyStopping.DefaultPatience, history.Epochs);
        Assert.Contains($"of epoch {history.BestEpoch}.", history.StopReason.Message, StringComparison.Ordinal);
        AssertBestIsRestored(model, validation, history);
    }

    [Fact]
    public void The_last_epoch_ends_training_with_the_best_parameters()
    {
        var (train, validation) = Noise();
        var model = Overfitter();
        var history = model.Fit(train, new FitOptions { Epochs = 30, ValidationData = validation, EarlyStopping = new() { Patience = 100 } });
        Assert.Equal(StopKind.Epochs, history.StopReason!.Kind);
        AssertBestIsRestored(model, validation, history);
    }

    [Fact]
    public void Cancellation_ends_training_after_the_running_step_with_the_best_parameters()
    {
        var (train, validation) = Noise();
        var model = Overfitter();
        using var source = new CancellationTokenSource();
        var cancel = new LambdaCallback(onBatchEnd: progress => { if (progress is { Epoch: 30, Batch: 2 }) source.Cancel(); });
        var history = model.Fit(train, new FitOptions
        {
            Epochs = 1000, BatchSize = 4, ValidationData = validation, EarlyStopping = new() { Patience = 100 }, Callbacks = [cancel], CancellationToken = source.Token,
        });
        Assert.Equal(StopKind.Cancelled, history.StopReason!.Kind);
        Assert.Equal((29, 29 * 5 + 2), (history.Epochs, history.Steps));
        AssertBestIsRestored(model, validation, history);
    }

    [Fact]
    public void A_loss_that_is_not_a_number_ends_training_with_the_best_parameters()
    {
        var (train, validation) = Noise();
        var model = Overfitter();
        var explode = new LambdaCallback(onEpochBegin: progress => { if (progress.Epoch == 30) progress.LearningRate = 1e30; });
        var history = model.Fit(train, new FitOptions { Epochs = 1000, BatchSize = 4, ValidationData = validation, EarlyStopping = new() { Patience = 100 }, Callbacks = [explode, new Poison(30)] });
        Assert.Equal(StopKind.NonFiniteLoss, history.StopReason!.Kind);
        Assert.Contains("in epoch 30 at step 147", history.StopReason.Message, StringComparison.Ordinal);
        AssertBestIsRestored(model, validation, history);
        Assert.Equal(0, model.Trainer.OptimizerState.UpdatesMade);
    }

    /// <summary>Makes the parameters infinite after the first step of an epoch.</summary>
    private sealed class Poison(int epoch) : Callback
    {
        public override void OnBatchEnd(TrainingProgress progress)
        {
            if (progress.Epoch != epoch || progress.Batch != 1) return;
            var weights = progress.Model.GetWeights().ToDictionary();
            weights["dense_1/bias"] = new float[] { float.NaN };
            progress.Model.SetWeights(weights);
        }
    }

    [Fact]
    public void Without_validation_a_diverging_loss_leaves_the_parameters_from_before_the_step()
    {
        var (x, y) = Nets.Plane();
        var model = Nets.Linear(type: DType.Float32);
        model.Compile(new Sgd(3), [new("mse")], Nets.OneThread);
        var kept = new List<double[]> { Nets.Weights(model) };
        var history = model.Fit(x, y, new FitOptions { Epochs = 1000, BatchSize = 8, Callbacks = [new LambdaCallback(onBatchEnd: _ => kept.Add(Nets.Weights(model)))] });
        Assert.Equal(StopKind.NonFiniteLoss, history.StopReason!.Kind);
        Assert.Equal(kept[(int)history.Steps], Nets.Weights(model));
        Assert.All(Nets.Weights(model), weight => Assert.True(double.IsFinite(weight)));
        Assert.All(history["loss"], loss => Assert.True(double.IsFinite(loss)));
        Assert.Contains($"at step {history.Steps + 1}", history.StopReason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_that_a_last_step_spoiled_are_those_from_before_it()
    {
        var (x, y) = Nets.Plane(8);
        var model = Nets.Linear(type: DType.Float32);
        model.Compile(new Sgd(3e38), [new("mse")], Nets.OneThread);      // the only update overflows the parameters, and no loss follows that would show it
        var before = Nets.Weights(model);
        var history = model.Fit(x, Times100(y), new FitOptions { Epochs = 1, BatchSize = 8 });
        Assert.Equal((StopKind.NonFiniteLoss, 0, 0L), (history.StopReason!.Kind, history.BestEpoch, history.Steps));
        Assert.Equal(before, Nets.Weights(model));
    }

    private static TensorData Times100(TensorData data) => TensorData.From(data.ToDoubles().Select(value => value * 100).ToArray()).Reshape(data.Shape);

    [Fact]
    public void Early_stopping_can_be_turned_off()
    {
        var (train, validation) = Noise();
        var model = Overfitter();
        var history = model.Fit(train, new FitOptions { Epochs = 60, ValidationData = validation, EarlyStopping = EarlyStopping.Off });
        Assert.Equal((StopKind.Epochs, 60, 60), (history.StopReason!.Kind, history.Epochs, history.BestEpoch));
        Assert.Equal(history.Last("val_loss"), model.Trainer.Evaluate(validation).Loss);
    }

    [Fact]
    public void Steps_end_training_within_an_epoch()
    {
        var (history, _) = Descend(new MaximumSteps(13));
        Assert.Equal((StopKind.Steps, 13), (history.StopReason!.Kind, history.Steps));
    }

    [Fact]
    public void A_change_of_the_loss_below_the_threshold_ends_training()
    {
        var (history, _) = Descend(new LossChangeBelow(1e-6));
        Assert.Equal(StopKind.LossChange, history.StopReason!.Kind);
        var losses = history["loss"];
        Assert.True(Math.Abs(losses[^1] - losses[^2]) < 1e-6 && Math.Abs(losses[^2] - losses[^3]) >= 1e-6);
    }

    [Fact]
    public void A_change_of_the_parameters_below_the_threshold_ends_training()
    {
        var (history, path) = Descend(new ParameterChangeBelow(1e-4));
        Assert.Equal(StopKind.ParameterChange, history.StopReason!.Kind);
        Assert.True(Distance(path[^1], path[^2]) < 1e-4 && Distance(path[^2], path[^3]) >= 1e-4);
    }

    [Fact]
    public void A_gradient_near_zero_ends_training()
    {
        var (history, path) = Descend(new GradientNormBelow(1e-3));
        Assert.Equal(StopKind.GradientNorm, history.StopReason!.Kind);
        // In plain descent a step is the rate times the gradient.
        Assert.True(Distance(path[^1], path[^2]) / 0.1 < 1e-3 && Distance(path[^2], path[^3]) / 0.1 >= 1e-3);
    }

    [Fact]
    public void A_loss_that_no_longer_decreases_ends_training()
    {
        var (history, _) = Descend(new NoImprovement(3) { MinDelta = 0.01 });
        Assert.Equal(StopKind.NoImprovement, history.StopReason!.Kind);
        var losses = history["loss"];
        Assert.All(losses.TakeLast(3), loss => Assert.True(loss >= losses[^4] - 0.01));
        Assert.True(losses[^4] < losses[0] - 0.01);
    }

    [Fact]
    public void A_time_limit_ends_training_by_the_clock_it_is_given()
    {
        var clock = new StepClock();
        var (history, _) = Descend(new TimeLimit(TimeSpan.FromSeconds(10)), clock, new LambdaCallback(onBatchEnd: _ => clock.Advance(TimeSpan.FromSeconds(1))));
        Assert.Equal((StopKind.Time, 10), (history.StopReason!.Kind, history.Steps));
    }

    [Fact]
    public void A_callback_ends_training()
    {
        var (history, _) = Descend(new MaximumSteps(100), callback: new LambdaCallback(onEpochEnd: progress => { if (progress.Epoch == 4) progress.StopTraining("Enough."); }));
        Assert.Equal(new StopReason(StopKind.Callback, "Enough."), history.StopReason);
        Assert.Equal(4, history.Epochs);
    }

    [Fact]
    public void A_series_that_is_not_recorded_cannot_be_watched()
    {
        var (x, y) = Nets.Plane();
        var model = Nets.Linear();
        model.Compile(new Sgd(0.1), "mse");
        var error = Assert.Throws<ArgumentException>(() => model.Fit(x, y, new FitOptions { EarlyStopping = new() { Monitor = "val_auc" } }));
        Assert.StartsWith("\"val_auc\" is watched but not recorded: this training records loss.", error.Message, StringComparison.Ordinal);
    }

    private static (History History, List<double[]> Path) Descend(StoppingCondition condition, TimeProvider? clock = null, Callback? callback = null)
    {
        var (x, y) = Nets.Plane();
        var model = Nets.Linear();
        model.Compile(new Sgd(0.1), [new("mse")], Nets.OneThread);
        var path = new List<double[]>();
        var record = new LambdaCallback(onEpochBegin: _ => path.Add(Nets.Weights(model)));
        var history = model.Fit(x, y, new FitOptions
        {
            Epochs = 10_000, BatchSize = 1000, StopWhen = [condition], Callbacks = callback is null ? [record] : [record, callback], Clock = clock ?? TimeProvider.System,
        });
        path.Add(Nets.Weights(model));
        return (history, path);
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (p, q) => (p - q) * (p - q)).Sum());

    private sealed class StepClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;
    }
}
