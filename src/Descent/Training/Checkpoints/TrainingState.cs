namespace Descent.Training.Checkpoints;

/// <summary>
/// Everything that the next step depends on and that changes while a model trains. Taking it and bringing it back is one mechanism, whether the snapshot
/// stays in memory or goes to a file.
/// </summary>
/// <param name="steps">The parts that every step changes.</param>
/// <param name="epochs">The parts that change when an epoch begins or ends.</param>
/// <param name="callbacks">What callbacks keep.</param>
internal sealed class TrainingState(IReadOnlyList<ITrainingPart> steps, IReadOnlyList<ITrainingPart> epochs, CallbackStates callbacks)
{
    /// <summary>The whole state.</summary>
    /// <param name="memory">An earlier snapshot, whose memory is used again.</param>
    public TrainingSnapshot Capture(TrainingSnapshot? memory = null)
    {
        var snapshot = CaptureSteps(memory);
        foreach (var part in epochs) part.SaveTo(snapshot);
        callbacks.SaveTo(snapshot);
        return snapshot;
    }

    /// <summary>What steps change alone: enough to go back to a place within the running epoch.</summary>
    /// <param name="memory">An earlier snapshot, whose memory is used again.</param>
    public TrainingSnapshot CaptureSteps(TrainingSnapshot? memory = null)
    {
        var snapshot = memory ?? new();
        foreach (var part in steps) part.SaveTo(snapshot);
        return snapshot;
    }

    /// <summary>Brings all back but the callbacks, which are asked when training has begun for them. Nothing changes unless all fits.</summary>
    /// <exception cref="FormatException">The snapshot is not of such a training.</exception>
    public void Restore(TrainingSnapshot snapshot)
    {
        var before = Capture();
        try
        {
            RestoreParts(snapshot);
        }
        catch (FormatException)
        {
            RestoreParts(before);
            throw;
        }
    }

    /// <summary>Goes back within the running epoch, to where <see cref="CaptureSteps"/> was.</summary>
    public void RestoreSteps(TrainingSnapshot snapshot)
    {
        foreach (var part in steps) part.RestoreFrom(snapshot);
    }

    /// <summary>Gives the callbacks what they kept.</summary>
    /// <exception cref="FormatException">A callback cannot read its state.</exception>
    public void RestoreCallbacks(TrainingSnapshot snapshot) => callbacks.RestoreFrom(snapshot);

    private void RestoreParts(TrainingSnapshot snapshot)
    {
        RestoreSteps(snapshot);
        foreach (var part in epochs) part.RestoreFrom(snapshot);
    }
}
