using System.Diagnostics;
using System.Text.Json;

namespace Descent.Mutants;

/// <summary>A copy of the library's sources and of the built tests, in which one mutant after the other lives.</summary>
internal sealed class Workshop
{
    private readonly string _sources, _tests;
    private readonly string[] _compiler;

    /// <summary>Copies.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="number">Which of several workshops.</param>
    public Workshop(string root, int number)
    {
        var folder = Path.Combine(root, "artifacts", "mutants", $"{number}");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        (_sources, _tests) = (Path.Combine(folder, "source"), Path.Combine(folder, "tests"));
        Copy(Path.Combine(root, "src", "Descent"), Path.Combine(_sources, "src", "Descent"));
        Copy(Path.Combine(root, "build"), Path.Combine(_sources, "build"));
        Copy(Path.Combine(root, "artifacts", "bin", "Descent.Tests", "debug"), _tests);
        foreach (var file in Directory.GetFiles(root).Where(file => Path.GetExtension(file) is ".props" or ".json" or ".editorconfig")) File.Copy(file, Path.Combine(_sources, Path.GetFileName(file)));
        _compiler = Compiler();
    }

    private string Library => Path.Combine(_sources, "src", "Descent");

    /// <summary>Builds the library as it is, or with a mutant, into the tests' folder.</summary>
    /// <exception cref="InvalidOperationException">It does not compile, or the mutant's original text does not stand once in its file.</exception>
    public void Build(Mutant? mutant)
    {
        if (mutant is null)
        {
            Compile("the library");
            return;
        }
        var file = Path.Combine(Library, mutant.File);
        var text = File.ReadAllText(file);
        try
        {
            File.WriteAllText(file, Apply(mutant, text));
            Compile(mutant.Name);
        }
        finally
        {
            File.WriteAllText(file, text);
        }
    }

    /// <summary>A file's text with the mutant's replacement.</summary>
    /// <exception cref="InvalidOperationException">The original text does not stand once in it.</exception>
    public static string Apply(Mutant mutant, string text)
    {
        var place = text.IndexOf(mutant.Original, StringComparison.Ordinal);
        if (place < 0 || text.IndexOf(mutant.Original, place + 1, StringComparison.Ordinal) >= 0)
            throw new InvalidOperationException($"The mutant \"{mutant.Name}\" needs its original text once in {mutant.File}, it stands there {(place < 0 ? "nowhere" : "more than once")}: bring the list up to date.");
        return string.Concat(text.AsSpan(0, place), mutant.Replacement, text.AsSpan(place + mutant.Original.Length));
    }

    /// <summary>Runs test classes until one fails.</summary>
    /// <returns>The first failure, null where all pass.</returns>
    public string? FirstFailure(string[] filters, TimeSpan limit)
    {
        var (code, output) = Run(Path.Combine(_tests, "Descent.Tests"), [.. filters, .. RelevantTests.Timed.SelectMany(timed => new[] { "--filter-not-method", timed }), "--stop-on-fail", "on", "--no-progress", "--no-ansi"], _tests, limit);
        if (code == 0) return null;
        if (code is null) return "the time limit";
        var failed = output.Split('\n').FirstOrDefault(line => line.StartsWith("failed ", StringComparison.Ordinal));
        return failed is null ? $"the end of the test program ({code})" : failed["failed ".Length..].Split('(')[0].Trim();
    }

    private void Compile(string what)
    {
        var (code, output) = Run(_compiler[0], _compiler[1..], Library, TimeSpan.FromMinutes(10));
        if (code != 0) throw new InvalidOperationException($"{what} does not compile: {output}");
    }

    /// <summary>The compiler's command line, as the build makes it, less what only a package needs.</summary>
    private string[] Compiler()
    {
        var (code, output) = Run("dotnet", ["msbuild", "-restore", "-t:PrepareResources;Compile", "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true", "-getItem:CscCommandLineArgs", "-getProperty:RoslynTargetsPath"], Library, TimeSpan.FromMinutes(10));
        if (code != 0) throw new InvalidOperationException($"The build tells no command line: {output}");
        using var answer = JsonDocument.Parse(output[output.IndexOf('{')..]);
        var arguments = answer.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!);
        var response = Path.Combine(_sources, "mutant.rsp");
        string[] unneeded = ["/doc:", "/refout:", "/out:", "/debug", "/embed", "/warnaserror", "/noconfig"];
        File.WriteAllLines(response, [$"/out:\"{Path.Combine(_tests, "Descent.dll")}\"", .. arguments.Where(line => !unneeded.Any(start => line.StartsWith(start, StringComparison.Ordinal))).Select(Quoted)]);
        var roslyn = Path.Combine(answer.RootElement.GetProperty("Properties").GetProperty("RoslynTargetsPath").GetString()!, "bincore");
        string[] program = File.Exists(Path.Combine(roslyn, "csc")) ? [Path.Combine(roslyn, "csc")] : ["dotnet", Path.Combine(roslyn, "csc.dll")];
        return [.. program, "-noconfig", "-shared", $"@{response}"];
    }

    private static string Quoted(string argument) => argument.Contains(' ', StringComparison.Ordinal) && !argument.Contains('"', StringComparison.Ordinal) ? $"\"{argument}\"" : argument;

    private static (int? Code, string Output) Run(string program, string[] arguments, string folder, TimeSpan limit)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (process.WaitForExit(limit)) return (process.ExitCode, output.Result + error.Result);
        process.Kill(entireProcessTree: true);
        return (null, "");
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.GetDirectories(from).Where(folder => Path.GetFileName(folder) is not ("bin" or "obj"))) Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
