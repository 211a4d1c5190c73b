namespace Descent.Training.Callbacks;

/// <summary>A callback made of functions: <c>new LambdaCallback(onEpochEnd: progress => Console.WriteLine(progress.MeanLoss))</c>.</summary>
/// <param name="onTrainBegin">Before the first step.</param>
/// <param name="onTrainEnd">After the last step.</param>
/// <param name="onEpochBegin">Before an epoch's first step.</param>
/// <param name="onEpochEnd">After an epoch.</param>
/// <param name="onBatchEnd">After each step.</param>
public sealed class LambdaCallback(
    Action<TrainingProgress>? onTrainBegin = null,
    Action<TrainingProgress>? onTrainEnd = null,
    Action<TrainingProgress>? onEpochBegin = null,
    Action<TrainingProgress>? onEpochEnd = null,
    Action<TrainingProgress>? onBatchEnd = null) : Callback
{
    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingProgress progress) => onTrainBegin?.Invoke(progress);

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingProgress progress) => onTrainEnd?.Invoke(progress);

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingProgress progress) => onEpochBegin?.Invoke(progress);

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingProgress progress) => onEpochEnd?.Invoke(progress);

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingProgress progress) => onBatchEnd?.Invoke(progress);
}
