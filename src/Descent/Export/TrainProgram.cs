using Descent.Export.CSharp;
using Descent.Export.Programs;
using Descent.Tabular;
using Descent.Training;

namespace Descent.Export;

/// <summary>
/// A program of one file, for <c>dotnet run Train.cs</c>, that trains the model of a run anew, byte for byte, by the library's public surface: the same data with what was said about them, and every setting with
/// the value that the run has used. It is where one goes on from in code.
/// </summary>
public static class TrainProgram
{
    /// <summary>The program's name in the folder of a run.</summary>
    public const string FileName = "Train.cs";

    /// <summary>Writes the program.</summary>
    /// <param name="result">The run's result.</param>
    /// <param name="settings">What it was told.</param>
    /// <param name="options">The data, and the library.</param>
    /// <exception cref="ExportException">A setting is an item that is not in the catalogue.</exception>
    public static string Write(AutoResult result, AutoSettings settings, TrainProgramOptions options)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(options);
        var items = new ItemCode();
        var list = new SettingList(result, settings, items);
        var declared = DataCode.Of(options, settings.Series is not null);
        string[] namespaces = [.. items.Namespaces.Concat(["System.Runtime.CompilerServices", "Descent.Data", "Descent.Tabular", .. list.Namespaces]).Distinct().OrderBy(name => !name.StartsWith("System", StringComparison.Ordinal)).ThenBy(name => name, StringComparer.Ordinal)];
        return $$"""
            #!/usr/bin/env dotnet
            {{(options.Project is { } project ? $"#:project {project.Replace('\\', '/')}" : $"#:package Descent@{typeof(TrainProgram).Assembly.GetName().Version?.ToString(3)}")}}
            #:property PublishAot=false
            {{(options.Project is null ? "// Where no index has the package, its line reads instead: #:project PATH/src/Descent/Descent.csproj, of a clone of Descent." : "")}}
            // Trains the model beside this file anew, byte for byte:   dotnet run {{FileName}} [DATA]
            // Run: {{Literals.Line(result.Model.RunFingerprint)}}
            {{string.Join('\n', Notes(result, settings, options, list).Select(note => $"// {Literals.Line(note)}"))}}

            {{string.Join('\n', namespaces.Select(name => $"using {name};"))}}

            var folder = Folder();
            {{declared}}

            var settings = new AutoSettings
            {
            {{list.Code}}
            };

            var result = AutoTrainer.Train(data, settings);
            Console.WriteLine($"test {result.Model.Training["result"]?["test"]?.ToJsonString()}");

            var file = Path.Combine(folder, "retrained.safetensors");
            result.Model.Save(file);
            Console.WriteLine($"wrote {file}: {result.Model.RunFingerprint}");
            var run = Path.Combine(folder, TabularModel.FileName);
            if (!File.Exists(run)) return;
            var isSame = File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(run));
            Console.WriteLine(isSame ? "It is the model of the run, byte for byte." : $"It is not the model of the run, {TabularModel.Load(run).RunFingerprint}");

            static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

            """.ReplaceLineEndings("\n");
    }

    /// <summary>What a reader needs to know, and why the result may differ.</summary>
    private static IEnumerable<string> Notes(AutoResult result, AutoSettings settings, TrainProgramOptions options, SettingList list)
    {
        if (options.Origin is { } origin) yield return $"The run: {origin}";
        if (Path.IsPathFullyQualified(options.Project ?? "")) yield return "The path after #:project is one of this computer: on another one, write that of its src/Descent/Descent.csproj there.";
        if (!list.RepeatsOptimizer) yield return "Its optimizer is written as that of the first training: the others had schedules that cannot be written as code, so that this program may give another model.";
        if (result.History.StopReason is { Kind: StopKind.Cancelled or StopKind.Time } reason) yield return $"It was ended early ({reason.Message.TrimEnd('.')}), so that this program, which trains to the end, may give another model.";
        else if (settings.TimeLimit is not null) yield return "It had a time limit, which this program has not: where the limit ended a training early, the model is another one.";
    }
}
