using Descent.Training;

namespace Descent.Training.Checkpoints;

/// <summary>What a checkpoint is made of.</summary>
/// <param name="state">What changes while a model trains.</param>
/// <param name="identity">What is trained on what.</param>
/// <param name="totals">The sums of the running epoch.</param>
internal sealed class CheckpointSource(TrainingState state, RunIdentity identity, EpochTotals totals)
{
    private readonly TrainingSnapshot _snapshot = new();

    /// <summary>Throws if something of the state cannot be known.</summary>
    /// <exception cref="InvalidOperationException">A metric does not tell what it has gathered.</exception>
    public void ThrowIfUntold()
    {
        if (totals.Untold is { } metric)
            throw new InvalidOperationException($"Checkpoints need to hold what the metric \"{metric}\" has gathered, and it does not tell it: override SaveState and RestoreState of its MetricAccumulator.");
    }

    /// <summary>Writes the state of this moment.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sections">Further texts.</param>
    /// <param name="keepPrevious">Whether the file that is there stays as the previous one.</param>
    /// <param name="isEnd">Whether the training has come to its end.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(string path, IReadOnlyDictionary<string, string> sections, bool keepPrevious, bool isEnd)
    {
        state.Capture(_snapshot);
        _snapshot.SaveCount(Checkpoint.End, isEnd ? 1 : 0);
        ModelFile.Write(path, identity.Architecture, sections.Concat(_snapshot.Texts).Concat(identity.Sections), _snapshot.Tensors, keepPrevious);
    }
}
