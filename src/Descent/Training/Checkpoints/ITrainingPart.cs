namespace Descent.Training.Checkpoints;

/// <summary>Something that changes while a model trains, and that can be copied and brought back to the bit.</summary>
internal interface ITrainingPart
{
    /// <summary>Copies the part into a snapshot.</summary>
    void SaveTo(TrainingSnapshot snapshot);

    /// <summary>Makes the part what it was when the snapshot was taken.</summary>
    /// <exception cref="FormatException">The snapshot is not of such a training.</exception>
    void RestoreFrom(TrainingSnapshot snapshot);
}
