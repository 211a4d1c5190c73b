namespace Descent.Training;

/// <summary>How far a training is, at one moment.</summary>
/// <param name="Epoch">The running epoch, counted from 1.</param>
/// <param name="Epochs">The number of epochs at most.</param>
/// <param name="Batch">The minibatches of the epoch trained on so far.</param>
/// <param name="Batches">The minibatches of an epoch.</param>
/// <param name="Loss">The epoch's mean loss so far.</param>
/// <param name="Elapsed">The time since training began.</param>
public sealed record TrainingReport(int Epoch, int Epochs, int Batch, int Batches, double Loss, TimeSpan Elapsed);
