using System.CommandLine;
using System.Text;
using Descent.Cli.Options;
using Descent.Cli.Output;
using Descent.Cli.Output.Events;
using Descent.Cli.Runs;
using Descent.Export;
using Descent.Tabular;

namespace Descent.Cli.Commands;

/// <summary>`descent export`.</summary>
internal static class ExportCommand
{
    private const string Notes = """
        The file needs nothing but .NET 8 or later: it holds the weights, what becomes of each column, the labels, and a class with a typed Predict. Its predictions are those of 'descent predict'.

        Examples:
          descent export heart.run --csharp
          descent export heart.run --csharp --output src/HeartModel.cs --namespace Clinic.Models --class HeartModel
        """;

    public static Command Create(Screen screen)
    {
        var model = ModelArgument.Create();
        var csharp = Setting.Switch("--csharp", "As C# code");
        var output = Setting.Text("--output", "FILE", "The file to write (default: the class's name with .cs)");
        var space = Setting.Text("--namespace", "NAME", "The namespace of the class (default Models)");
        var name = Setting.Text("--class", "NAME", "The class (default: by the model's folder, such as HeartModel)");
        var command = new NotedCommand("export", "Writes a model as one C# file that needs no library.", Notes) { model, csharp, output, space, name };
        OutputArguments.AddTo(command);
        command.SetAction(parsed =>
        {
            if (!parsed.GetValue(csharp)) throw new UsageException("export needs the form to write: add --csharp, which makes one C# file.");
            var given = parsed.GetRequiredValue(model);
            var (path, className) = (ModelPath.Find(given), parsed.GetValue(name));
            var options = new CSharpOptions { Origin = $"descent {string.Join(' ', CommandRecord.Of(parsed, command).Arguments().Prepend(command.Name).Select(ProgramName.Quoted))}" };
            try
            {
                options = options with { ClassName = className ?? DefaultName(path) };
                if (parsed.GetValue(space) is { } chosen) options = options with { Namespace = chosen };
            }
            catch (ArgumentException error)
            {
                throw new UsageException($"--{(parsed.GetValue(space) is null || error.Message.StartsWith(nameof(CSharpOptions.ClassName), StringComparison.Ordinal) ? "class" : "namespace")}: {error.Message}");
            }
            var target = parsed.GetValue(output) ?? options.ClassName + ".cs";
            OutputFile.RefuseInput(target, path, "the model");
            var code = CSharpExport.Write(TabularModel.Load(path), options);
            OutputFile.Write(target, stream => stream.Write(Encoding.UTF8.GetBytes(code)));
            screen.Command("wrote", $"{target} (class {options.Namespace}.{options.ClassName})");
            screen.Tell(new WrittenEvent(null, [target], null));
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>The class's name by that of the run's folder, or of the file.</summary>
    private static string DefaultName(string file)
    {
        var full = Path.GetFullPath(file);
        var shown = Path.GetFileName(full) == TabularModel.FileName ? Path.GetFileName(Path.GetDirectoryName(full)) : Path.GetFileName(full);
        return CSharpOptions.ClassNameOf($"{shown?.Split('.')[0]} model");
    }
}
