namespace Descent.Training.Checkpoints;

/// <summary>
/// Everything that the next step depends on and that changes while a model trains, to be taken and brought back whole.
/// </summary>
/// <param name="parts">All that changes, the variables first.</param>
/// <param name="callbacks">What callbacks keep.</param>
internal sealed class TrainingState(IReadOnlyList<ITrainingPart> parts, CallbackStates callbacks)
{
    /// <summary>The whole state.</summary>
    /// <param name="memory">An earlier snapshot, whose memory is used again.</param>
    public TrainingSnapshot Capture(TrainingSnapshot? memory = null)
    {
        var snapshot = memory ?? new();
        foreach (var part in parts) part.SaveTo(snapshot);
        callbacks.SaveTo(snapshot);
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

    /// <summary>Gives the callbacks what they kept.</summary>
    /// <exception cref="FormatException">A callback cannot read its state.</exception>
    public void RestoreCallbacks(TrainingSnapshot snapshot) => callbacks.RestoreFrom(snapshot);

    private void RestoreParts(TrainingSnapshot snapshot)
    {
        foreach (var part in parts) part.RestoreFrom(snapshot);
    }
}
