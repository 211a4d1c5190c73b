using Descent.Serialization;

namespace Descent.Training.Checkpoints;

/// <summary>Going on from a checkpoint: compares it with the training, and brings its state back.</summary>
internal sealed class Resumption
{
    private readonly Checkpoint _checkpoint;
    private readonly IReadOnlyList<string> _differences;

    /// <exception cref="CheckpointMismatchException">The checkpoint is of another training, and that was not forced.</exception>
    public Resumption(Checkpoint checkpoint, RunIdentity identity, FitOptions options)
    {
        (_checkpoint, _differences) = (checkpoint, identity.DifferencesFrom(checkpoint.Identity));
        if (_differences.Count > 0 && !options.ForceResume) throw new CheckpointMismatchException(checkpoint.Path, _differences);
        checkpoint.Snapshot.IsOfOtherTraining = _differences.Count > 0;
        if (checkpoint.Epoch > options.Epochs)
            throw new ArgumentException($"The checkpoint {checkpoint.Path} is in epoch {checkpoint.Epoch}, and training shall end after {options.Epochs}: give more epochs.", nameof(options));
    }

    /// <summary>Brings back all but what callbacks keep.</summary>
    /// <exception cref="ModelFileException">The state does not fit; nothing is changed.</exception>
    public void Restore(TrainingState state) => Explain(() => state.Restore(_checkpoint.Snapshot));

    /// <summary>Gives callbacks, for whom training has begun, what they kept, and tells what is to be known.</summary>
    /// <exception cref="ModelFileException">A callback cannot read its state.</exception>
    public void RestoreCallbacks(TrainingState state, TrainingProgress progress)
    {
        Explain(() => state.RestoreCallbacks(_checkpoint.Snapshot));
        if (_checkpoint.Warning is { } warning) progress.Warn(warning);
        if (_differences.Count > 0) progress.Warn($"Training was resumed by force, though {string.Join("; ", _differences)}: the result is not that of the training that {_checkpoint.Path} was saved by.");
    }

    private void Explain(Action restore)
    {
        try
        {
            restore();
        }
        catch (CallbackStateException error)
        {
            throw new ModelFileException(_checkpoint.Path, error.Message, "Its RestoreState needs to read what its SaveState gave when the checkpoint was saved: correct it, or go on without the callback by force (ForceResume).", error.InnerException);
        }
        catch (FormatException error)
        {
            throw new ModelFileException(_checkpoint.Path, error.Message.TrimEnd('.'), "This cannot be forced: train the same model with the same optimizer, or begin anew.", error);
        }
    }
}
