using Descent.Graph;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;
using Descent.Training.Callbacks;
using Descent.Training.Checkpoints;

namespace Descent.Tests.Training.Checkpoints;

/// <summary>The program of README that can be killed and started again.</summary>
public sealed class StartedAgainTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("descent-again");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_program_that_is_started_again_goes_on_and_ends_as_if_it_had_run_through()
    {
        var (x, y) = Nets.Points();
        var data = new TrainingData(x, y);
        var through = Compiled();
        through.Fit(data, new FitOptions { Epochs = 100 });

        var folder = Path.Combine(_folder.FullName, "run");
        Assert.False(Checkpoint.Exists(folder));
        var died = Compiled();
        Assert.Throws<InvalidOperationException>(() => died.Fit(data, new FitOptions { Epochs = 100, Callbacks = [new Checkpointing(folder), new LambdaCallback(onEpochEnd: progress => Die(progress.Epoch))] }));
        Assert.True(Checkpoint.Exists(folder));

        var error = Assert.Throws<InvalidOperationException>(() => Compiled().Fit(data, new FitOptions { Epochs = 100, Callbacks = [new Checkpointing(folder)] }));
        Assert.StartsWith($"{folder} holds a training that has not come to its end, in epoch 39 at step 78: go on with it (FitOptions.Resume, ", error.Message, StringComparison.Ordinal);

        var model = Compiled();
        var options = new FitOptions { Epochs = 100, Callbacks = [new Checkpointing(folder)] };
        var history = model.Fit(data, options with { Resume = Checkpoint.Exists(folder) ? folder : null });
        Assert.Equal(100, history.Epochs);
        Assert.Equal(Nets.Weights(through), Nets.Weights(model));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_training_that_ended_or_may_be_lost_gives_way_with_both_its_checkpoints(bool isCancelled)
    {
        var (x, y) = Nets.Points();
        using var cancel = new CancellationTokenSource();
        var options = new FitOptions { Epochs = 5, CancellationToken = cancel.Token };
        Compiled().Fit(new(x, y), options with { Callbacks = [new Checkpointing(_folder.FullName), new LambdaCallback(onEpochEnd: _ => { if (isCancelled) cancel.Cancel(); })] });
        Assert.Equal((!isCancelled, isCancelled ? 1 : 5), (Checkpoint.Load(_folder.FullName).HasEnded, Checkpoint.Load(_folder.FullName).Epoch));
        var watch = new LambdaCallback(onBatchEnd: progress =>
        {
            if (progress.Step == 1) Assert.Equal([Checkpoint.FileName], _folder.GetFiles().Select(file => file.Name));
        });
        Compiled().Fit(new(x, y), new FitOptions { Epochs = 2, Callbacks = [watch, new Checkpointing(_folder.FullName) { Overwrite = isCancelled }] });
        Assert.True(Checkpoint.Load(_folder.FullName).HasEnded);
    }

    private static void Die(int epoch)
    {
        if (epoch == 40) throw new InvalidOperationException("The power is out.");
    }

    private static Model Compiled()
    {
        var model = Nets.Classifier();
        model.Compile(new Adam(0.01), [new("binary_crossentropy")], Nets.OneThread);
        return model;
    }
}
