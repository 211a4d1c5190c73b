using Descent.Cli.Output;
using Descent.Data;
using Descent.Training;
using Descent.Training.Checkpoints;

namespace Descent.Cli.Runs;

/// <summary>How often a training is saved while it goes on, and what it goes on from.</summary>
/// <param name="Every">The interval; null: it is not saved.</param>
/// <param name="Record">The command line, which a checkpoint keeps.</param>
/// <param name="Resumed">The run to go on with, or null.</param>
internal sealed record SavingRequest(CheckpointInterval? Every, CommandRecord Record, ResumedRun? Resumed)
{
    /// <summary>Refuses to go on with another run, as far as the training itself would not see it; what is forced is told.</summary>
    /// <exception cref="UsageException">The run is beyond the epochs asked for, or rows are others, be it those that only test.</exception>
    public void Check(int epochs, Table table, Screen screen)
    {
        if (Resumed is null) return;
        if (Resumed.Checkpoint.Epoch > epochs) throw new UsageException($"--epochs {epochs}: the run in {Resumed.Folder} is in epoch {Resumed.Checkpoint.Epoch} already: give more epochs.");
        var differences = Resumed.BegunWith is { } began ? DataRecord.Of(table).DifferencesFrom(began) : [];
        if (differences.Count == 0) return;
        if (!Resumed.IsForced) throw Resumed.Refuse(differences);
        screen.Warn($"{string.Join("; ", differences)}: the run goes on by force.");
    }

    /// <summary>The options of a training with those of saving and going on.</summary>
    public FitOptions Add(FitOptions options, string folder, Table table) => options with
    {
        Callbacks = Every is null ? options.Callbacks : [.. options.Callbacks, new Checkpointing(folder) { Every = Every, Sections = Sections(table) }],
        Resume = Resumed?.Path,
        ForceResume = Resumed?.IsForced ?? false,
    };

    /// <summary>The folder that results go to is no part of the record, so that equal trainings save equal checkpoints.</summary>
    private Dictionary<string, string> Sections(Table table) => new()
    {
        [CommandRecord.Section] = Record.Without("--output").WithFullPath("DATA").WithFullPath("--schema").ToJson(),
        [DataRecord.Section] = DataRecord.Of(table).ToJson(),
    };
}
