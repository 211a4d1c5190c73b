using System.Collections.ObjectModel;
using Descent.Training.Callbacks;

namespace Descent.Training.Checkpoints;

/// <summary>
/// Saves a training while it goes on, so that <c>Fit(.., resume: folder)</c> continues it bit for bit (Keras's BackupAndRestore). The folder keeps the last checkpoint and
/// the one before: <see cref="Checkpoint.FileName"/> and <see cref="Checkpoint.PreviousFileName"/>.
/// </summary>
/// <remarks>
/// <para>There is a checkpoint of the start, one every <see cref="Every"/>, and one of the end, cancellation included (but none of a loss that is not finite), so that also more epochs can follow.
/// A checkpoint that cannot be saved is a warning, and training goes on; the one of the start is an error.</para>
/// <para>A checkpoint is a model file too: <c>Model.Load</c> reads the model as it was.</para>
/// </remarks>
/// <param name="folder">The folder; it is made if it is not there.</param>
/// <exception cref="ArgumentException">The folder has no name, or is a file.</exception>
public sealed class Checkpointing(string folder) : Callback
{
    private CheckpointSource? _source;
    private TimeProvider _clock = TimeProvider.System;
    private bool _hasLatest, _isFailing;
    private long _lastStep, _lastTime;
    private long? _savedStep;

    /// <summary>The folder.</summary>
    public string Folder { get; } = string.IsNullOrEmpty(folder) ? throw new ArgumentException("Checkpoints need a folder, got an empty text.", nameof(folder))
        : File.Exists(folder) ? throw new ArgumentException($"Checkpoints need a folder, and {folder} is a file: name another folder, or move the file.", nameof(folder)) : folder;

    /// <summary>How often training is saved: after each epoch by default.</summary>
    public CheckpointInterval Every { get; init => field = value ?? throw new ArgumentNullException(nameof(Every)); } = CheckpointInterval.Epochs(1);

    /// <summary>Further texts to keep in the file by name, such as a preprocessing; <see cref="Checkpoint.Sections"/> gives them back.</summary>
    /// <exception cref="ArgumentException">A name begins with "checkpoint/".</exception>
    public IReadOnlyDictionary<string, string> Sections
    {
        get;
        init => field = value?.Keys.FirstOrDefault(Checkpoint.IsOwnSection) is { } own ? throw new ArgumentException($"The section \"{own}\" is written by the checkpoint itself: choose another name.", nameof(Sections))
            : value ?? throw new ArgumentNullException(nameof(Sections));
    } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>
    /// Whether the checkpoint of another training, which had not come to its end, may be lost. Without it, such a folder is an error where training does not go on from it.
    /// </summary>
    public bool Overwrite { get; init; }

    /// <summary>The step after which the last checkpoint was saved, 0 for that of the start; null if none is saved.</summary>
    public long? SavedStep => _savedStep;

    /// <summary>Training begins: the first checkpoint, unless the training goes on from this folder's.</summary>
    /// <exception cref="InvalidOperationException">The folder holds another training that has not come to its end.</exception>
    internal void Begin(CheckpointSource source, Checkpoint? resumed, TrainingProgress progress, TimeProvider clock)
    {
        source.ThrowIfUntold();
        (_source, _clock, _lastStep, _lastTime) = (source, clock, progress.Step, clock.GetTimestamp());
        // A last checkpoint that could not be read does not take the place of the good one before it, and neither does one of another training.
        _hasLatest = resumed is not null && IsFile(resumed, Checkpoint.FileName);
        _savedStep = _hasLatest || resumed is not null && IsFile(resumed, Checkpoint.PreviousFileName) ? progress.Step : null;
        if (_savedStep is null) SaveFirst(progress, isEnd: resumed is { HasEnded: true });
    }

    /// <summary>Saves if it is time; at the end, if that is not done yet.</summary>
    internal void Settle(TrainingProgress progress, StopKind? end)
    {
        if (end is not null ? _savedStep == progress.Step : !IsDue(progress)) return;
        (_lastStep, _lastTime) = (progress.Step, _clock.GetTimestamp());
        try
        {
            Save(progress, isEnd: end is not null and not StopKind.Cancelled);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (!_isFailing) progress.Warn($"The checkpoint of step {progress.Step} could not be saved: {error.Message} Training goes on; " +
                (_savedStep is { } saved ? $"the last good checkpoint is that of step {saved}. " : "there is no checkpoint of it yet. ") +
                "Make room if the disk is full: the next checkpoints are tried too, and only when one is saved and another fails is it said again.");
            _isFailing = true;
        }
    }

    /// <summary>Whether it is time for a checkpoint.</summary>
    internal bool IsDue(TrainingProgress progress) => Every switch
    {
        { StepCount: { } steps } => progress.Step / steps > _lastStep / steps,
        { EpochCount: { } epochs } => !progress.IsWithinEpoch && progress.Epoch % epochs == 0,
        _ => _clock.GetElapsedTime(_lastTime) >= Every.Time,
    };

    private bool IsFile(Checkpoint checkpoint, string name) => Path.GetFullPath(checkpoint.Path) == Path.GetFullPath(Path.Combine(Folder, name));

    private void SaveFirst(TrainingProgress progress, bool isEnd)
    {
        if (!Overwrite && Checkpoint.Exists(Folder) && Checkpoint.Load(Folder) is { HasEnded: false } other)
            throw new InvalidOperationException($"{Folder} holds a training that has not come to its end, in epoch {other.Epoch} at step {other.Step}: go on with it (FitOptions.Resume, where Checkpoint.Exists), "
                + $"name another folder, or let it be lost ({nameof(Checkpointing)}.{nameof(Overwrite)}).");
        Save(progress, isEnd);
        File.Delete(Path.Combine(Folder, Checkpoint.PreviousFileName));        // of another training
    }

    private void Save(TrainingProgress progress, bool isEnd)
    {
        Directory.CreateDirectory(Folder);
        _source!.Write(Path.Combine(Folder, Checkpoint.FileName), Sections, keepPrevious: _hasLatest, isEnd);
        (_hasLatest, _savedStep, _isFailing) = (true, progress.Step, false);
    }
}
