using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;
using Descent.Training.Checkpoints;
using Descent.Training.Forensics;
using Descent.Training.Stopping;

namespace Descent.Tests.Training.Forensics;

/// <summary>A training that leaves steps out, or goes back, ends in the same bits when it is stopped anywhere and resumed.</summary>
public sealed class ResumedNonFiniteTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("descent-resumed");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory, InlineData(NonFiniteAction.Skip), InlineData(NonFiniteAction.Rollback)]
    public void Stopping_after_each_step_and_going_on_changes_nothing(NonFiniteAction action)
    {
        var data = action == NonFiniteAction.Skip ? Faults.All[0].Data : Faults.All.Single(fault => fault.Name == "a learning rate of 1e30").Data;
        var options = new FitOptions { Epochs = 12, BatchSize = 4, Seed = 5, OnNonFinite = action };
        var (whole, history) = Fit(data, options);
        Assert.NotEmpty(history.NonFiniteSteps);
        for (var step = 1; step < history.Steps; step++)
        {
            var folder = Path.Combine(_folder.FullName, $"{action}-{step}");
            Fit(data, options with { Callbacks = [new Checkpointing(folder)], StopWhen = [new MaximumSteps(step)] });
            var (resumed, course) = Fit(data, options with { Resume = folder });
            Assert.Equal((step, State(whole)), (step, State(resumed)));
            Assert.Equal(history["loss"], course["loss"]);
            Assert.Equal(history.Warnings, course.Warnings);
            Assert.Equal((history.Steps, history.RandomState), (course.Steps, course.RandomState));
        }
    }

    [Fact]
    public void What_to_do_can_be_changed_by_force_when_training_goes_on()
    {
        var (data, folder) = (Faults.All[0].Data, Path.Combine(_folder.FullName, "other"));
        var options = new FitOptions { Epochs = 12, BatchSize = 4, Seed = 5 };
        Fit(data, options with { OnNonFinite = NonFiniteAction.Skip, Callbacks = [new Checkpointing(folder)], StopWhen = [new MaximumSteps(20)] });
        Assert.Throws<CheckpointMismatchException>(() => Fit(data, options with { OnNonFinite = NonFiniteAction.Rollback, Resume = folder }));
        var (_, history) = Fit(data, options with { OnNonFinite = NonFiniteAction.Rollback, Resume = folder, ForceResume = true });
        Assert.Contains("on_non_finite", history.Warnings[^1], StringComparison.Ordinal);
    }

    private static (Model, History) Fit(TrainingData data, FitOptions options)
    {
        Model model = new Sequential(new Input(2), new Dense(1)) { Seed = 1 };
        model.Compile(options.OnNonFinite == NonFiniteAction.Skip ? new Adam() : new Sgd(60), [new("mse")], Nets.OneThread);
        return (model, model.Fit(data, options));
    }

    private static string State(Model model) =>
        string.Join(' ', model.Variables.Select(variable => variable.Variable).Concat(model.Trainer.OptimizerState.Variables).Select(variable => Convert.ToHexString(variable.Read().Bytes)));
}
