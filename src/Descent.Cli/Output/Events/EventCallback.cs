using Descent.Training;
using Descent.Training.Callbacks;
using Descent.Training.Checkpoints;

namespace Descent.Cli.Output.Events;

/// <summary>Tells epochs, checkpoints and warnings of a training as events.</summary>
/// <param name="screen">Where they go.</param>
/// <param name="saving">What saves checkpoints; null where none are.</param>
internal sealed class EventCallback(Screen screen, Checkpointing? saving) : Callback
{
    private long? _saved;

    public override void OnBatchEnd(TrainingProgress progress) => TellCheckpoint();

    public override void OnEpochEnd(TrainingProgress progress)
    {
        TellCheckpoint();
        screen.Tell(EpochEvent.Of(progress));
    }

    public override void OnTrainEnd(TrainingProgress progress) => TellCheckpoint();

    public override void OnWarning(TrainingProgress progress, string warning) => screen.Warn(warning);

    /// <summary>A checkpoint is saved after callbacks were told of a step, so that it is seen at the next one. The first seen is that of the start, or the one that training goes on from.</summary>
    private void TellCheckpoint()
    {
        if (saving?.SavedStep is not { } step || step == (_saved ??= step)) return;
        _saved = step;
        screen.Tell(new CheckpointEvent(saving.Folder, step));
    }
}
