using System.Text.Json;
using Descent.Graph;

namespace Descent.Conformance;

/// <summary>How many cases passed, failed, and said nothing about any precision.</summary>
public readonly record struct Counts(int Passed, int Failed, int Skipped);

/// <summary>Runs reference cases and reports, file by file, how many results came near enough.</summary>
public static class ConformanceRunner
{
    private static readonly DType[] Precisions = [DType.Float64, DType.Float32];

    /// <summary>Runs the cases of a folder.</summary>
    /// <param name="folder">The folder of the case files.</param>
    /// <param name="files">The names of the files to run, or null for all.</param>
    /// <param name="output">Where the report goes.</param>
    /// <param name="compile">What runs graphs, or null for the library's own compiler.</param>
    /// <exception cref="IOException">The folder or a file is missing.</exception>
    public static Counts Run(string folder, IReadOnlyCollection<string>? files, TextWriter output, CompileProgram? compile = null)
    {
        var total = default(Counts);
        foreach (var file in files ?? [.. Directory.EnumerateFiles(folder, "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)])
        {
            var counts = RunFile(Path.Combine(folder, file), output, compile ?? Compiled.Compile);
            total = new(total.Passed + counts.Passed, total.Failed + counts.Failed, total.Skipped + counts.Skipped);
        }
        output.WriteLine($"{total.Passed} passed, {total.Failed} failed, {total.Skipped} skipped");
        return total;
    }

    private static Counts RunFile(string path, TextWriter output, CompileProgram compile)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        int passed = 0, skipped = 0;
        var failures = new List<string>();
        foreach (var json in document.RootElement.EnumerateArray())
        {
            var test = new Case(json);
            if (!Precisions.Any(test.States)) skipped++;
            else if (Failure(test, compile) is { } failure) failures.Add($"  {test.Name}: {failure}");
            else passed++;
        }
        output.WriteLine($"{Path.GetFileName(path)} {passed}/{passed + failures.Count}");
        foreach (var failure in failures) output.WriteLine(failure);
        return new(passed, failures.Count, skipped);
    }

    /// <summary>What is wrong with the results of a case in any of its precisions, or null.</summary>
    private static string? Failure(Case test, CompileProgram compile)
    {
        foreach (var precision in Precisions.Where(test.States))
        {
            var check = new Check(test.Tolerance(precision));
            try
            {
                CaseKinds.Run(new(test, precision, check, compile));
            }
#pragma warning disable CA1031 // Whatever a case throws is its failure, and the others still run.
            catch (Exception error)
#pragma warning restore CA1031
            {
                return $"{precision}: {error.GetType().Name}: {error.Message.ReplaceLineEndings(" ")}";
            }
            if (check.Failure is { } failure) return $"{precision}: {failure}";
        }
        return null;
    }
}
