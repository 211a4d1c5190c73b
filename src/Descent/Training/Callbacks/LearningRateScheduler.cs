namespace Descent.Training.Callbacks;

/// <summary>Sets the learning rate before every epoch.</summary>
/// <param name="schedule">The epoch, counted from 1, and the rate so far; gives the rate of the epoch.</param>
public sealed class LearningRateScheduler(Func<int, double, double> schedule) : Callback
{
    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        progress.LearningRate = schedule(progress.Epoch, progress.LearningRate);
    }
}
