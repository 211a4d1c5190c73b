using System.Text.Json;
using System.Text.Json.Nodes;
using Descent.Serialization;

namespace Descent.Training.Checkpoints;

/// <summary>A training that was saved by <see cref="Checkpointing"/>: everything that the next step depends on.</summary>
public sealed class Checkpoint
{
    /// <summary>The name of the last checkpoint in a folder.</summary>
    public const string FileName = "checkpoint.safetensors";

    /// <summary>The name of the one before.</summary>
    public const string PreviousFileName = FileName + ".previous";

    /// <summary>The name of the tensor that tells whether the training had come to its end.</summary>
    internal const string End = "@progress/end";

    /// <summary>What the names of the checkpoint's own sections begin with.</summary>
    private const string OwnPrefix = "checkpoint/";

    private Checkpoint(string path, ModelRecord record, string? warning)
    {
        (Path, Warning) = (path, warning);
        Sections = Part(record.Sections, own: false);
        Snapshot = new(record.Tensors, Part(record.Sections, own: true));
        Identity = RunIdentity.FromSections(record.Engine, record.Architecture, record.Sections);
        (Epoch, Batch) = ((int)Snapshot.Count("@progress/epoch", int.MaxValue), (int)Snapshot.Count("@progress/batch", int.MaxValue));
        Step = Snapshot.Count("@progress/step");
        HasEnded = Snapshot.Count(End, 1) == 1;
        RandomState = new(Identity.Seed, Snapshot.Count(TrainerCounters.Steps), (int)Snapshot.Count(TrainerCounters.Epochs, int.MaxValue));
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The running epoch, or the one that just ended, counted from 1; 0 at the start.</summary>
    public int Epoch { get; }

    /// <summary>The minibatches of that epoch trained on.</summary>
    public int Batch { get; }

    /// <summary>The steps made.</summary>
    public long Step { get; }

    /// <summary>Whether the training had come to its end, by its epochs, patience or any other condition; one that was cancelled, was killed or failed had not.</summary>
    public bool HasEnded { get; }

    /// <summary>What the random numbers of the next step depend on.</summary>
    public RandomState RandomState { get; }

    /// <summary>The further texts that <see cref="Checkpointing.Sections"/> gave.</summary>
    public IReadOnlyDictionary<string, string> Sections { get; }

    /// <summary>What is to be known about the file: that it is not the last one of its folder, and why; null if there is nothing.</summary>
    public string? Warning { get; }

    internal TrainingSnapshot Snapshot { get; }

    internal RunIdentity Identity { get; }

    /// <summary>Whether a folder holds a checkpoint, be it one that cannot be read: a training that goes on if there is something to go on from.</summary>
    public static bool Exists(string folder) => File.Exists(System.IO.Path.Combine(folder, FileName)) || File.Exists(System.IO.Path.Combine(folder, PreviousFileName));

    /// <summary>Reads the last checkpoint of a folder, or the one before if the last cannot be read; or a file.</summary>
    /// <exception cref="ModelFileException">There is no checkpoint, or none that can be read; the message says what is wrong with each.</exception>
    public static Checkpoint Load(string folderOrFile)
    {
        ArgumentException.ThrowIfNullOrEmpty(folderOrFile);
        if (File.Exists(folderOrFile)) return Read(folderOrFile, null);
        var problems = new List<string>();
        foreach (var path in new[] { FileName, PreviousFileName }.Select(name => System.IO.Path.Combine(folderOrFile, name)).Where(File.Exists))
        {
            try
            {
                return Read(path, problems.Count == 0 ? null : $"{string.Join(" ", problems)} Training goes on from {path} instead.");
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                problems.Add(error.Message);
            }
        }
        throw new ModelFileException(problems.Count > 0 ? string.Join(" ", problems) : $"{folderOrFile}: there is no checkpoint, neither {FileName} nor {PreviousFileName}: give the folder that a training saved its checkpoints to.");
    }

    /// <summary>Whether a section is the checkpoint's own.</summary>
    internal static bool IsOwnSection(string name) => name.StartsWith(OwnPrefix, StringComparison.Ordinal);

    private static Checkpoint Read(string path, string? warning)
    {
        using var stream = File.OpenRead(path);
        return Read(stream, path, warning);
    }

    /// <summary>Reads a checkpoint from a stream; <paramref name="path"/> is its name in messages.</summary>
    internal static Checkpoint Read(Stream stream, string path, string? warning = null)
    {
        var record = ModelFile.Read(stream, path);
        try
        {
            return new(path, record, warning);
        }
        catch (Exception error) when (error is FormatException or JsonException or InvalidOperationException)
        {
            throw new ModelFileException(path, $"this is no checkpoint: {error.Message.TrimEnd('.')}", "Give a file that was saved by Checkpointing.", error);
        }
    }

    private static Dictionary<string, string> Part(IReadOnlyDictionary<string, string> sections, bool own) =>
        sections.Where(section => IsOwnSection(section.Key) == own).ToDictionary(StringComparer.Ordinal);
}
