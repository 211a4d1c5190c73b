using System.CommandLine;
using Descent.Serialization;
using Descent.Training.Checkpoints;

namespace Descent.Cli.Runs;

/// <summary>A run to go on with.</summary>
/// <param name="Folder">Where its checkpoints are.</param>
/// <param name="Checkpoint">The one to go on from.</param>
/// <param name="Record">Its command line, with what was changed now.</param>
/// <param name="Parsed">The same, parsed.</param>
/// <param name="IsForced">Whether it goes on although something differs.</param>
internal sealed record ResumedRun(string Folder, Checkpoint Checkpoint, CommandRecord Record, ParseResult Parsed, bool IsForced)
{
    /// <summary>What changes no bit of what was trained so far. Other data is found out by its fingerprint.</summary>
    private static readonly string[] s_free = ["DATA", EpochsOption, "--threads", "--deterministic", "--checkpoint-every", OutputOption];

    private const string EpochsOption = "--epochs", OutputOption = "--output", Force = "--force-resume";

    /// <summary>Reads the checkpoint and brings its command line together with the one given now.</summary>
    /// <exception cref="UsageException">It is none of this command, or an option contradicts it.</exception>
    /// <exception cref="ModelFileException">There is none, or none that can be read.</exception>
    public static ResumedRun Load(string folder, Command command, CommandRecord given, bool isForced)
    {
        if (!Directory.Exists(folder)) throw new UsageException($"--resume {folder}: there is no such folder; the option --checkpoint-every of a training makes one.");
        var checkpoint = Checkpoint.Load(folder);
        if (!checkpoint.Sections.TryGetValue(CommandRecord.Section, out var text)) throw new UsageException($"--resume: {checkpoint.Path} was not saved by the command '{command.Name}', which alone can go on with it by itself.");
        var began = Read(checkpoint.Path, text);
        if (!isForced && Contradictions(began, given).FirstOrDefault() is { } contradiction) throw new UsageException($"--resume {folder}: {contradiction}. Leave it out, or add {Force}, which no longer gives the result of that run.");
        // The folder may have been moved since: results go where the checkpoints are.
        var record = began.With(OutputOption, folder).With(given);
        var parsed = command.Parse(record.Arguments());
        if (parsed.Errors.Count > 0) throw new UsageException($"--resume: the command line in {checkpoint.Path} cannot be used: {parsed.Errors[0].Message}");
        return new(folder, checkpoint, record, parsed, isForced);
    }

    /// <summary>What is said about a run that cannot be gone on with, in the words of the command.</summary>
    public UsageException Refuse(IReadOnlyList<string> differences) => new($"--resume {Folder}: this is not the training that was begun: {string.Join("; ", differences)}. {Hint(differences)}" +
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

    private static CommandRecord Read(string file, string text)
    {
        try
        {
            return CommandRecord.FromJson(text);
        }
        catch (FormatException error)
        {
            throw new ModelFileException(file, "the command line in the checkpoint cannot be read", inner: error);
        }
    }
}
