using Descent.Cli.Output;
using Descent.Cli.Output.Events;
using Descent.Serialization;

namespace Descent.Cli.Runs;

/// <summary>Finds the folders of runs under a folder.</summary>
internal static class RunSearch
{
    /// <summary>Deeper folders are none that someone wants to see in one list.</summary>
    private const int Deepest = 4;

    /// <summary>Reads all runs: by their data, the best first. What cannot be read is told, and is no failure.</summary>
    /// <exception cref="UsageException">There is no such folder.</exception>
    public static IReadOnlyList<RunSummary> Find(string folder, Screen screen)
    {
        if (!Directory.Exists(folder)) throw new UsageException($"{folder}: there is no such folder.");
        var found = new List<RunSummary>();
        foreach (var path in Folders(folder, 0).Where(RunSummary.IsRun).Order(StringComparer.Ordinal))
        {
            try
            {
                found.Add(RunSummary.Read(path));
            }
            catch (Exception error) when (error is ModelFileException or IOException or UnauthorizedAccessException)
            {
                screen.Warn(error.Message);
            }
        }
        return [.. found.OrderBy(run => run.Data, StringComparer.Ordinal).ThenBy(run => run.Score?.Name, StringComparer.Ordinal).ThenBy(Badness).ThenBy(run => run.Path, StringComparer.Ordinal)];
    }

    private static double Badness(RunSummary run) => run.Score is not { Value: { } value } score ? double.PositiveInfinity : score.HigherIsBetter ? -value : value;

    private static IEnumerable<string> Folders(string folder, int depth)
    {
        yield return folder;
        if (depth == Deepest) yield break;
        var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };
        foreach (var inner in Directory.EnumerateDirectories(folder, "*", options))
            foreach (var each in Folders(inner, depth + 1)) yield return each;
    }
}
