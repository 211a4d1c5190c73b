using Descent.Cli.Output.Events;
using Descent.Cli.Runs;
using Descent.Models;
using Descent.Serialization;
using Descent.Tabular;
using Descent.Training.Checkpoints;

namespace Descent.Cli.Output;

/// <summary>Says where a training stands that was saved.</summary>
internal static class CheckpointReport
{
    /// <summary>The checkpoint that a file is, or that a folder without a model has; null where it is none.</summary>
    public static Checkpoint? Find(string path)
    {
        if (!File.Exists(path) && (File.Exists(Path.Combine(path, TabularModel.FileName)) || !Checkpoint.Exists(path))) return null;
        try
        {
            return Checkpoint.Load(path);
        }
        catch (ModelFileException) when (File.Exists(path))
        {
            return null;        // it may be a model; what is wrong with it as such is said there
        }
    }

    public static void Write(Screen screen, Checkpoint checkpoint, Model model)
    {
        screen.Tell(new CheckpointEvent(checkpoint.Path, checkpoint.Step));
        screen.Command("file", $"{checkpoint.Path}, a checkpoint");
        screen.Fact("saved", $"in epoch {checkpoint.Epoch}, after {checkpoint.Step} steps; the training {(checkpoint.HasEnded ? "had" : "had not")} come to its end");
        if (checkpoint.Sections.ContainsKey(CommandRecord.Section) && !checkpoint.HasEnded) screen.Command("go on", $"{screen.Program} train --resume {ProgramName.Quoted(checkpoint.Path)}");
        screen.Line();
        screen.Line(model.Summary());
    }
}
