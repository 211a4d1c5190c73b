namespace Descent.Training.Checkpoints;

/// <summary>The steps and epochs of all of a trainer's trainings: with the seed, all that random numbers depend on.</summary>
internal sealed class TrainerCounters(Trainer trainer) : ITrainingPart
{
    public const string Steps = "@trainer/steps_made", Epochs = "@trainer/epochs_begun";

    public void SaveTo(TrainingSnapshot snapshot)
    {
        snapshot.SaveCount(Steps, trainer.StepsMade);
        snapshot.SaveCount(Epochs, trainer.EpochsBegun);
    }

    public void RestoreFrom(TrainingSnapshot snapshot) => (trainer.StepsMade, trainer.EpochsBegun) = (snapshot.Count(Steps), (int)snapshot.Count(Epochs, int.MaxValue));
}
