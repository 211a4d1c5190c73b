using System.Globalization;
using System.Text;
using Descent.Bench.Workloads;

namespace Descent.Bench;

/// <summary>README's table of speed, out of the results that are kept for each processor.</summary>
internal static class SpeedTable
{
    private const string Begin = "<!-- speed: written by `bench table --write` -->", End = "<!-- /speed -->";

    /// <summary>All results in bench/results.</summary>
    public static IReadOnlyList<Comparison> Results() =>
        !Directory.Exists(Repository.PathOf("bench", "results")) ? [] : [.. Directory.EnumerateFiles(Repository.PathOf("bench", "results"), "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Where(line => line.Length > 0).Select(Comparison.FromJson)];

    /// <summary>A text with its part between the marks replaced.</summary>
    /// <exception cref="InvalidOperationException">It has no marks.</exception>
    public static string Insert(string readme, string table)
    {
        var (begin, end) = (readme.IndexOf(Begin, StringComparison.Ordinal), readme.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin) throw new InvalidOperationException($"README.md needs the lines {Begin} and {End}: the table goes between them.");
        return $"{readme[..(begin + Begin.Length)]}\n{table}{readme[end..]}";
    }

    /// <summary>A table for each processor; medians, where something was measured several times.</summary>
    public static string Write(IEnumerable<Comparison> results)
    {
        var text = new StringBuilder();
        foreach (var processor in results.GroupBy(result => result.Processor)) Write(text, processor.Key, [.. processor]);
        return text.ToString();
    }

    private static void Write(StringBuilder text, string processor, Comparison[] results)
    {
        var threads = results.Select(result => result.Threads).Distinct().Order().ToArray();
        text.Append(CultureInfo.InvariantCulture, $"\n{processor}; PyTorch {results[0].Pytorch}:\n\n| microseconds a step |");
        foreach (var count in threads) text.Append(CultureInfo.InvariantCulture, $" Descent, {count} thread{(count == 1 ? "" : "s")} | PyTorch | ratio |");
        text.Append("\n|---|").Append(string.Concat(Enumerable.Repeat("---|---|---|", threads.Length))).Append('\n');
        foreach (var workload in Workload.All)
        {
            if (results.All(result => result.Workload != workload.Name)) continue;
            text.Append(CultureInfo.InvariantCulture, $"| {workload.Name}: {workload.Title} |");
            foreach (var count in threads)
            {
                var runs = results.Where(result => result.Workload == workload.Name && result.Threads == count).ToArray();
                text.Append(runs.Length == 0 ? " | | |" : $" {Digits(Sorted.Median(runs.Select(run => run.DescentUs)))} | {Digits(Sorted.Median(runs.Select(run => run.PytorchUs)))} | **{Digits(Sorted.Median(runs.Select(run => run.Ratio)))}** |");
            }
            text.Append('\n');
        }
        Footnote(text, results);
    }

    private static void Footnote(StringBuilder text, Comparison[] results)
    {
        text.Append(CultureInfo.InvariantCulture, $"\nMeasured peak {string.Join(" and ", results.GroupBy(result => result.Threads).OrderBy(group => group.Key).Select(group => $"{Sorted.Median(group.Select(result => result.PeakGflops)):F0}"))} GFLOP/s");
        double[] latencies = [.. results.SelectMany(result => result.CoreToCoreNs)];
        if (latencies.Length > 0) text.Append(CultureInfo.InvariantCulture, $"; from core to core and back {latencies.Min():F0} to {latencies.Max():F0} ns");
        text.Append(".\n");
    }

    /// <summary>Two digits, or all before the point.</summary>
    private static string Digits(double value) => value.ToString(value < 10 ? "F2" : value < 100 ? "F1" : "F0", CultureInfo.InvariantCulture);
}
