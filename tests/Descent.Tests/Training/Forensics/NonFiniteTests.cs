using Descent.Graph;
using Descent.Models;
using Descent.Training;
using Descent.Training.Callbacks;
using Descent.Training.Forensics;

namespace Descent.Tests.Training.Forensics;

/// <summary>Whatever is not finite, training ends at the step that makes it, with the state from before that step, and names the place and the rows.</summary>
public class NonFiniteTests
{
    public static TheoryData<string> Names => [.. Faults.All.Select(fault => fault.Name)];

    [Fact]
    public void There_are_at_least_25_cases() => Assert.True(Faults.All.Count >= 25);

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_ends_at_the_step_with_the_parameters_from_before_it(string name)
    {
        var fault = Faults.All.Single(fault => fault.Name == name);
        var model = Compiled(fault);
        var states = new Dictionary<long, byte[][]> { [0] = State(model) };
        var history = Fit(model, fault, new LambdaCallback(onBatchEnd: progress => states[progress.Step] = State(model)));

        Assert.Equal(StopKind.NonFiniteLoss, history.StopReason!.Kind);
        var report = Assert.Single(history.NonFiniteSteps);
        Assert.Equal((fault.Place, fault.Culprit, fault.ExpectedStep), (report.Place, report.Name, report.Step));
        Assert.Equal(fault.ExpectedStep - 1, history.Steps);
        if (fault.Row is { } row) Assert.Equal([row], report.Rows);
        if (fault.Op is not null) Assert.Equal(fault.Op, report.Op);
        Assert.NotEmpty(report.Causes);
        Assert.Equal(fault.Place != NonFinitePlace.Elsewhere, report.IsExact);
        Assert.Equal(Fault.BatchSize, report.BatchRows.Count);
        Assert.Contains($"at step {fault.ExpectedStep}", history.StopReason.Message, StringComparison.Ordinal);
        if (fault.Place != NonFinitePlace.Elsewhere) Assert.Equal(states[fault.ExpectedStep - 1], State(model));
        if (fault.Place is not NonFinitePlace.Parameter) Assert.All(Nets.Weights(model), weight => Assert.True(double.IsFinite(weight)));
    }

    /// <summary>What a callback wrote is not what training gives: the state is that of a training without it.</summary>
    [Fact]
    public void What_a_callback_spoiled_is_what_it_was_without_the_callback()
    {
        var fault = Faults.All.First(fault => fault.Place == NonFinitePlace.Elsewhere);
        var (spoiled, unspoiled) = (Compiled(fault), Compiled(fault));
        Fit(spoiled, fault);
        unspoiled.Fit(fault.Data, Options(fault) with { StopWhen = [new Descent.Training.Stopping.MaximumSteps(fault.ExpectedStep - 1)] });
        Assert.Equal(State(unspoiled), State(spoiled));
    }

    [Fact]
    public void The_report_has_the_last_losses_and_norms()
    {
        var fault = Faults.All.Single(fault => fault.Name == "a learning rate that a callback raises");
        var model = Compiled(fault);
        var losses = new List<double>();
        var report = Assert.Single(Fit(model, fault, new LambdaCallback(onBatchEnd: progress => losses.Add(progress.Loss))).NonFiniteSteps);
        Assert.Equal(losses, report.RecentLosses.SkipLast(1));
        Assert.Equal(double.PositiveInfinity, report.RecentLosses[^1]);
        Assert.Equal(2, report.GradientNorms.Count);      // the epoch's steps before it
        Assert.All(report.GradientNorms, norm => Assert.True(norm > 0 && double.IsFinite(norm)));
        Assert.Contains("learning rate", report.Causes[0], StringComparison.Ordinal);
        Assert.Contains("Last losses", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Skipping_leaves_the_minibatch_out_and_nothing_else()
    {
        var fault = Faults.All[0];
        var (model, other) = (Compiled(fault), Compiled(fault));
        var before = new Dictionary<long, byte[][]>();
        var history = model.Fit(fault.Data, Options(fault) with
        {
            OnNonFinite = NonFiniteAction.Skip, Epochs = 3, Callbacks = [new LambdaCallback(onBatchEnd: progress => before[progress.Step] = State(model))],
        });
        Assert.Equal((StopKind.Epochs, 3, 18L), (history.StopReason!.Kind, history.Epochs, history.Steps));
        Assert.Equal(3, history.NonFiniteSteps.Count);
        Assert.Equal(3, history.Warnings.Count);
        Assert.All(history["loss"], loss => Assert.True(double.IsFinite(loss)));
        Assert.Equal(15, before.Count);
        Assert.DoesNotContain(fault.ExpectedStep, before.Keys);
    }

    [Fact]
    public void Skipping_ends_where_nothing_else_is_left()
    {
        var fault = Faults.All.Single(fault => fault.Name == "NaN in a kernel from the start");
        var model = Compiled(fault);
        var history = model.Fit(fault.Data, Options(fault) with { OnNonFinite = NonFiniteAction.Skip });
        Assert.Equal((StopKind.NonFiniteLoss, 6), (history.StopReason!.Kind, history.NonFiniteSteps.Count));
    }

    [Fact]
    public void Rolling_back_repeats_the_epoch_with_half_of_the_rate()
    {
        var fault = Faults.All.Single(fault => fault.Name == "a learning rate of 1e30");
        var model = new Sequential(new Descent.Layers.Input(2), new Descent.Layers.Dense(1)) { Seed = 1 };
        model.Compile(new Descent.Optimizers.Sgd(60), [new("mse")], Nets.OneThread);
        var history = model.Fit(fault.Data, new FitOptions { Epochs = 40, BatchSize = 4, Seed = 5, OnNonFinite = NonFiniteAction.Rollback });
        Assert.Equal(StopKind.Epochs, history.StopReason!.Kind);
        var rollbacks = history.NonFiniteSteps.Count;
        Assert.InRange(rollbacks, 1, 10);
        Assert.Equal(60 / Math.Pow(2, rollbacks), model.Trainer.OptimizerState.LearningRate);
        Assert.All(Nets.Weights(model), weight => Assert.True(double.IsFinite(weight)));
    }

    [Fact]
    public void Rolling_back_does_not_help_against_data()
    {
        var model = Compiled(Faults.All[0]);
        var history = model.Fit(Faults.All[0].Data, Options(Faults.All[0]) with { OnNonFinite = NonFiniteAction.Rollback });
        Assert.Equal(StopKind.NonFiniteLoss, history.StopReason!.Kind);
        Assert.Single(history.NonFiniteSteps);
    }

    [Theory, InlineData(NonFiniteAction.Stop), InlineData(NonFiniteAction.Skip)]
    public void A_callback_that_writes_weights_is_told_and_no_step_is_left_out(NonFiniteAction action)
    {
        var fault = Faults.All[0];
        var model = Compiled(fault);
        var shrink = new LambdaCallback(onBatchEnd: progress => progress.Model.SetWeights(progress.Model.GetWeights().ToDictionary(pair => pair.Key, pair => TensorData.From(pair.Value.ToDoubles().Select(value => (float)(0.9 * value)).ToArray()).Reshape(pair.Value.Shape))));
        var history = model.Fit(fault.Data, Options(fault) with { OnNonFinite = action, Callbacks = [shrink] });
        var report = Assert.Single(history.NonFiniteSteps);
        Assert.Equal((StopKind.NonFiniteLoss, NonFinitePlace.Input, false), (history.StopReason!.Kind, report.Place, report.IsExact));
        Assert.Contains("A callback writes weights", history.StopReason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rolling_back_works_where_the_schedule_begins_at_zero()
    {
        var model = new Sequential(new Descent.Layers.Input(2), new Descent.Layers.Dense(1)) { Seed = 1 };
        model.Compile(new Descent.Optimizers.Sgd(new Descent.Schedules.CosineDecay(0, 40) { WarmupTarget = 200, WarmupSteps = 3 }), [new("mse")], Nets.OneThread);
        var data = Faults.All.Single(fault => fault.Name == "a learning rate of 1e30").Data;
        var history = model.Fit(data, new FitOptions { Epochs = 12, BatchSize = 4, Seed = 5, OnNonFinite = NonFiniteAction.Rollback });
        Assert.NotEmpty(history.NonFiniteSteps);
        Assert.Equal(StopKind.Epochs, history.StopReason!.Kind);
    }

    [Fact]
    public void A_step_that_is_left_out_counts_for_the_greatest_number_of_steps()
    {
        var fault = Faults.All[0];
        var history = Compiled(fault).Fit(fault.Data, Options(fault) with { OnNonFinite = NonFiniteAction.Skip, StopWhen = [new Descent.Training.Stopping.MaximumSteps(fault.ExpectedStep)] });
        Assert.Equal((StopKind.Steps, fault.ExpectedStep), (history.StopReason!.Kind, history.Steps));
    }

    [Fact]
    public void There_is_no_other_action() => Assert.Throws<ArgumentOutOfRangeException>(() => new FitOptions { OnNonFinite = (NonFiniteAction)9 });

    [Fact]
    public void Rows_are_those_of_the_data_that_were_given()
    {
        var fault = Faults.All[0];
        var model = Compiled(fault);
        var history = model.Fit(fault.Data, Options(fault) with { ValidationSplit = 0.25, Seed = 11 });
        var report = Assert.Single(history.NonFiniteSteps);
        Assert.Equal([fault.Row!.Value], report.Rows);
        Assert.Contains(fault.Row.Value, report.BatchRows);
    }

    [Fact]
    public void A_loss_far_above_its_minimum_is_told_once()
    {
        var (x, y) = Nets.Plane();
        var model = Nets.Linear();
        model.Compile(new Descent.Optimizers.Sgd(1.05), [new("mse")], Nets.OneThread);
        var history = model.Fit(x, y, new FitOptions { Epochs = 30, BatchSize = 40 });
        var warning = Assert.Single(history.Warnings);
        Assert.Contains("Training diverges", warning, StringComparison.Ordinal);
        Assert.Equal(StopKind.Epochs, history.StopReason!.Kind);
    }

    [Fact]
    public void A_loss_that_grows_from_the_first_minibatch_on_is_told_after_the_first_epoch()
    {
        var (x, y) = Nets.Plane(400);
        var model = Nets.Linear();
        model.Compile(new Descent.Optimizers.Sgd(1.2), [new("mse")], Nets.OneThread);
        Assert.Contains("first minibatch", Assert.Single(model.Fit(x, y, new FitOptions { Epochs = 2, BatchSize = 8 }).Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_data_is_not_blamed_on_the_learning_rate()
    {
        var report = Assert.Single(Fit(Compiled(Faults.All[0]), Faults.All[0]).NonFiniteSteps);
        Assert.Contains("Missing or infinite values", Assert.Single(report.Causes), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_have_the_numbers_that_the_data_gives_them()
    {
        var fault = Faults.All[0];
        var data = fault.Data with { RowNumbers = [.. Enumerable.Range(100, Fault.Rows)] };
        foreach (var split in (double[])[0, 0.25])
            Assert.Equal([100 + fault.Row!.Value], Assert.Single(Compiled(fault).Fit(data, Options(fault) with { ValidationSplit = split, Seed = 11 }).NonFiniteSteps).Rows);
    }

    [Fact]
    public void A_loss_that_falls_is_not_told()
    {
        var (x, y) = Nets.Plane();
        var model = Nets.Linear();
        model.Compile(new Descent.Optimizers.Sgd(0.05), [new("mse")], Nets.OneThread);
        Assert.Empty(model.Fit(x, y, new FitOptions { Epochs = 100, BatchSize = 4 }).Warnings);
    }

    private static Model Compiled(Fault fault)
    {
        var model = fault.Model();
        model.Compile(fault.Optimizer, [new(fault.Loss)], Nets.OneThread);
        fault.Prepare?.Invoke(model);
        return model;
    }

    private static FitOptions Options(Fault fault) => new() { Epochs = 3, BatchSize = Fault.BatchSize, Seed = fault.Seed };

    private static History Fit(Model model, Fault fault, params IEnumerable<Callback> callbacks) =>
        model.Fit(fault.Data, Options(fault) with { Callbacks = [.. callbacks, .. fault.Callback is null ? [] : new[] { fault.Callback }] });

    /// <summary>Weights, states and what the optimizer keeps.</summary>
    private static byte[][] State(Model model) =>
        [.. model.Variables.Select(variable => variable.Variable).Concat(model.Trainer.OptimizerState.Variables).Select(variable => variable.Read().Bytes.ToArray())];
}
