using System.CommandLine;
using Descent.Serialization;
using Descent.Training.Checkpoints;

namespace Descent.Cli.Runs;

/// <summary>A run to go on with.</summary>
/// <param name="Path">Its folder or its checkpoint's file, as it was given.</param>
/// <param name="Folder">Where its checkpoints are.</param>
/// <param name="Checkpoint">The one to go on from.</param>
/// <param name="Record">Its command line, with what was changed now.</param>
/// <param name="Parsed">The same, parsed.</param>
/// <param name="IsForced">Whether it goes on although something differs.</param>
internal sealed record ResumedRun(string Path, string Folder, Checkpoint Checkpoint, CommandRecord Record, ParseResult Parsed, bool IsForced)
{
    /// <summary>What changes no bit of what was trained so far. Other data is found out by its fingerprint.</summary>
    private static readonly string[] s_free = [Data, EpochsOption, "--threads", "--deterministic", "--checkpoint-every", OutputOption];

    private const string Data = "DATA", EpochsOption = "--epochs", OutputOption = "--output", Force = "--force-resume";

    /// <summary>Reads the checkpoint and brings its command line together with the one given now.</summary>
    /// <exception cref="UsageException">It is none of this command, or an option contradicts it.</exception>
    /// <exception cref="ModelFileException">There is none, or none that can be read.</exception>
    public static ResumedRun Load(string path, Command command, CommandRecord given, bool isForced)
    {
        var folder = File.Exists(path) ? System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))! : path;
        if (!Directory.Exists(folder)) throw new UsageException($"--resume {folder}: there is no such folder; the option --checkpoint-every of a training makes one.");
        var checkpoint = Checkpoint.Load(path);
        if (!checkpoint.Sections.TryGetValue(CommandRecord.Section, out var text)) throw new UsageException($"--resume: {checkpoint.Path} was not saved by the command '{command.Name}', which alone can go on with it by itself.");
        var began = Read(checkpoint.Path, text, CommandRecord.FromJson);
        // A path that was no file, such as the name of a built-in data set, is not a full one.
        if (!given.Values.ContainsKey(Data) && began.Values.GetValueOrDefault(Data) is [var data] && System.IO.Path.IsPathFullyQualified(data) && !File.Exists(data))
            throw new UsageException($"--resume {path}: the data of the run, {data}, are not there any more: say where they are: train PATH --resume {path}.");
        if (!isForced && Contradictions(began, given).FirstOrDefault() is { } contradiction) throw new UsageException($"--resume {path}: {contradiction}. Leave it out, or add {Force}, which no longer gives the result of that run.");
        // The folder may have been moved since: results go where the checkpoints are.
        var record = began.With(OutputOption, folder).With(given);
        var parsed = command.Parse(record.Arguments());
        if (parsed.Errors.Count > 0) throw new UsageException($"--resume: the command line in {checkpoint.Path} cannot be used: {parsed.Errors[0].Message}");
        return new(path, folder, checkpoint, record, parsed, isForced);
    }

    /// <summary>The data that it began with, or null where the checkpoint does not tell.</summary>
    /// <exception cref="ModelFileException">It tells nothing that can be read.</exception>
    public DataRecord? BegunWith => Checkpoint.Sections.TryGetValue(DataRecord.Section, out var text) ? Read(Checkpoint.Path, text, DataRecord.FromJson) : null;

    /// <summary>What is said about a run that cannot be gone on with, in the words of the command.</summary>
    public UsageException Refuse(IReadOnlyList<string> differences) => new($"--resume {Path}: this is not the training that was begun: {string.Join("; ", differences)}. {Hint(differences)}" +
        $"Train as it was begun, or add {Force}, which no longer gives the result of that run.");

    private static IEnumerable<string> Contradictions(CommandRecord began, CommandRecord given)
    {
        foreach (var (name, now) in given.Values.Where(entry => !s_free.Contains(entry.Key)))
            if (!began.Values.TryGetValue(name, out var then)) yield return $"the run was begun without {Text(name, now)}";
            else if (!then.SequenceEqual(now)) yield return $"the run was begun with {Text(name, then)}, not with {Text(name, now)}";
    }

    private string Hint(IReadOnlyList<string> differences) => !Record.Values.ContainsKey(EpochsOption) || !differences.Any(difference => difference.StartsWith("optimizer.learning_rate", StringComparison.Ordinal)) ? ""
        : $"The course of the learning rate depends on {EpochsOption}. ";

    private static string Text(string name, string[] values) => string.Join(' ', [name, .. values]);

    private static T Read<T>(string file, string text, Func<string, T> read)
    {
        try
        {
            return read(text);
        }
        catch (FormatException error)
        {
            throw new ModelFileException(file, error.Message.TrimEnd('.'), inner: error);
        }
    }
}
