using Descent.Models;
using Descent.Optimizers;
using Descent.Training;
using Descent.Training.Callbacks;
using Descent.Training.Checkpoints;

namespace Descent.Tests.Training.Checkpoints;

/// <summary>A training that was stopped anywhere and resumed ends with the same bits as the one that was not.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("descent-resume");

    private static readonly Dictionary<string, Func<Optimizer>> s_optimizers = new()
    {
        ["sgd"] = () => new Sgd(0.3, 0.9) { UseEma = true, EmaMomentum = 0.5 },
        ["adam"] = () => new Adam(0.05) { GlobalClipNorm = 1 },
        ["rmsprop"] = () => new RmsProp(0.05) { Centered = true },
        ["adagrad"] = () => new Adagrad(0.05) { GradientAccumulationSteps = 4 },
        ["nadam"] = () => new Nadam(0.05),
        ["muon"] = () => new Muon(0.05),
    };

    public void Dispose() => _folder.Delete(recursive: true);

    public static TheoryData<string, string> Cases => new(ResumedTrainings.Models.SelectMany(model => s_optimizers.Keys.Select(optimizer => (model, optimizer))));

    [Theory, MemberData(nameof(Cases))]
    public void Stopped_after_any_step_it_ends_with_the_same_bits(string model, string optimizer)
    {
        var whole = Train(model, optimizer, "whole");
        Assert.Equal(ResumedTrainings.Steps, whole.History.Steps);
        Assert.True(whole.History.BestEpoch < ResumedTrainings.Epochs, "The best epoch was the last, so that no patience is shown.");
        Assert.True(whole.RateScale < 1, "The rate was never reduced.");
        var stopped = ResumedTrainings.Make(model);
        ResumedTrainings.Compile(stopped, ResumedTrainings.WithEdge(s_optimizers[optimizer]()));
        for (var step = 1; step <= ResumedTrainings.Steps; step++)
        {
            // Each is stopped after one step more than the one before, and resumed in a model and a trainer of its own.
            StopAfterOneStep(stopped, model, isFirst: step == 1);
            AssertEqual(whole, Train(model, optimizer, "stopped", resume: true), step);
        }
    }

    private sealed record Ending(History History, double RateScale, byte[] Model, byte[] Checkpoint);

    private Ending Train(string model, string optimizer, string folder, bool resume = false)
    {
        var made = ResumedTrainings.Make(model);
        ResumedTrainings.Compile(made, ResumedTrainings.WithEdge(s_optimizers[optimizer]()));
        var (train, validation) = ResumedTrainings.Data(model);
        var end = new Checkpointing(At("end")) { Every = CheckpointInterval.Epochs(1000) };
        var history = made.Fit(train, ResumedTrainings.Options(validation, end) with { Resume = resume ? At(folder) : null });
        made.Save(At("model.safetensors"));
        return new(history, made.Trainer.OptimizerState.LearningRateScale, File.ReadAllBytes(At("model.safetensors")), File.ReadAllBytes(Path.Combine(At("end"), Checkpoint.FileName)));
    }

    private void StopAfterOneStep(Model stopped, string model, bool isFirst)
    {
        using var stop = new CancellationTokenSource();
        var (train, validation) = ResumedTrainings.Data(model);
        var options = ResumedTrainings.Options(validation, new LambdaCallback(onBatchEnd: _ => stop.Cancel()), new Checkpointing(At("stopped")) { Every = CheckpointInterval.Epochs(1000) });
        stopped.Fit(train, options with { CancellationToken = stop.Token, Resume = isFirst ? null : At("stopped") });
    }

    private static void AssertEqual(Ending whole, Ending resumed, int step)
    {
        Assert.True(whole.Model.AsSpan().SequenceEqual(resumed.Model), $"The model differs where training was stopped after step {step}.");
        Assert.True(whole.Checkpoint.AsSpan().SequenceEqual(resumed.Checkpoint), $"The state at the end differs where training was stopped after step {step}.");
        Assert.Equal(whole.History.RandomState, resumed.History.RandomState);
        Assert.Equal(whole.History.StopReason, resumed.History.StopReason);
        Assert.Equal((whole.History.Steps, whole.History.BestEpoch), (resumed.History.Steps, resumed.History.BestEpoch));
        Assert.Equal(whole.History.Names, resumed.History.Names);
        Assert.All(whole.History.Names, name => Assert.Equal(whole.History[name].Select(BitConverter.DoubleToInt64Bits), resumed.History[name].Select(BitConverter.DoubleToInt64Bits)));
        Assert.Empty(resumed.History.Warnings);
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
