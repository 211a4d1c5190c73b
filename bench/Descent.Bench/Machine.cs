using System.Globalization;
using System.Text.RegularExpressions;

namespace Descent.Bench;

/// <summary>What the numbers are measured on.</summary>
internal static partial class Machine
{
    private const string ProcessorFile = "/proc/cpuinfo";

    /// <summary>The processor's name with its family and model, which say more than the names that virtual machines give, and how many of them there are.</summary>
    public static string Processor
    {
        get
        {
            var facts = File.Exists(ProcessorFile) ? File.ReadLines(ProcessorFile).TakeWhile(line => line.Length > 0).Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal) : [];
            var name = facts.GetValueOrDefault("model name", "unknown processor");
            if (facts.TryGetValue("cpu family", out var family) && facts.TryGetValue("model", out var model)) name += $" (family {family}, model {model})";
            return string.Create(CultureInfo.InvariantCulture, $"{name}, {Environment.ProcessorCount} processors");
        }
    }

    /// <summary>The file of a processor's results.</summary>
    public static string ResultFile(string processor) => Path.Combine(Repository.PathOf("bench", "results"), NotWord().Replace(processor.ToLowerInvariant(), "-").Trim('-') + ".jsonl");

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotWord();
}
