using System.Text.RegularExpressions;

namespace Descent.Tests.Api;

/// <summary>One direction only: which folder of src/Descent may name which other (ARCHITECTURE.md draws it).</summary>
public partial class DependencyRuleTests
{
    private static readonly string[] Items = ["Activations", "Losses", "Metrics", "Initializers", "Regularizers", "Constraints", "Schedules"];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Numerics"] = [],
        ["Graph"] = [],
        ["Compile"] = ["Graph"],
        ["Backends"] = ["Graph", "Compile"],
        ["Activations"] = ["Graph"],
        ["Losses"] = ["Graph"],
        ["Metrics"] = ["Graph", "Losses"],
        ["Initializers"] = ["Graph"],
        ["Regularizers"] = ["Graph"],
        ["Constraints"] = ["Graph"],
        ["Schedules"] = ["Graph"],
        ["Layers"] = ["Graph", .. Items],
        ["Optimizers"] = ["Graph", .. Items],
        ["Models"] = ["Graph", "Layers", "Optimizers", .. Items],
        ["Data"] = ["Graph", "Numerics"],
        ["Serialization"] = ["Graph"],
        ["Training"] = ["Graph", "Compile", "Backends", "Layers", "Optimizers", "Models", "Data", "Serialization", .. Items],
        ["Analysis"] = ["Graph", "Numerics", "Compile", "Backends", "Layers", "Optimizers", "Models", "Data", "Serialization", "Training", .. Items],
        ["Assessments"] = ["Graph", "Numerics", "Data", "Metrics"],
        ["Tabular"] = ["Graph", "Numerics", "Compile", "Backends", "Layers", "Optimizers", "Models", "Data", "Serialization", "Training", "Analysis", "Assessments", .. Items],
        ["Reports"] = ["Numerics", "Data", "Assessments", "Tabular"],
        ["Export"] = ["Graph", "Numerics", "Layers", "Optimizers", "Models", "Data", "Serialization", "Training", "Tabular", .. Items],
    };

    public static TheoryData<string> Folders => [.. Directory.GetDirectories(Repository.Path("src", "Descent")).Select(path => Path.GetFileName(path)!).Where(name => name is not ("bin" or "obj"))];

    [Theory, MemberData(nameof(Folders))]
    public void A_folder_names_only_what_lies_below_it(string folder)
    {
        Assert.True(Allowed.TryGetValue(folder, out var allowed), $"The folder {folder} has no place in the dependency rule.");
        var breaches = from file in Directory.GetFiles(Repository.Path("src", "Descent", folder), "*.cs", SearchOption.AllDirectories)
                       from line in File.ReadLines(file)
                       let code = Comment().Replace(line, "")
                       from Match match in Mention().Matches(code)
                       let other = match.Groups[1].Value
                       where Allowed.ContainsKey(other) && other != folder && !allowed.Contains(other)
                       select $"{Path.GetRelativePath(Repository.Root, file)}: {line.Trim()}";
        Assert.Empty(breaches);
    }

    /// <summary>The C library behind them chooses its code by the processor, so their last bits are not the same everywhere: <c>PortableMath</c> has what is needed.</summary>
    [Fact]
    public void No_file_calls_elementary_functions_of_the_C_library()
    {
        var calls = from file in Directory.GetFiles(Repository.Path("src", "Descent"), "*.cs", SearchOption.AllDirectories)
                    from line in File.ReadLines(file)
                    where LibraryFunction().IsMatch(Comment().Replace(line, ""))
                    select $"{Path.GetRelativePath(Repository.Root, file)}: {line.Trim()}";
        Assert.Empty(calls);
    }

    [GeneratedRegex(@"(?<![A-Za-z])(?:Math|MathF|double|float|T|TensorPrimitives)\.(?:Exp|Exp2|Exp10|ExpM1|Log|Log2|Log10|LogP1|Pow|Sin|Cos|Tan|SinCos|Asin|Acos|Atan|Atan2|Sinh|Cosh|Tanh|Cbrt|RootN|Hypot|Sum|Dot)\(")]
    private static partial Regex LibraryFunction();

    [Fact]
    public void A_namespace_is_its_folder()
    {
        var source = Repository.Path("src", "Descent");
        var wrong = from file in Directory.GetFiles(source, "*.cs", SearchOption.AllDirectories)
                    let expected = "namespace Descent." + Path.GetRelativePath(source, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.') + ";"
                    where !File.ReadLines(file).Contains(expected)
                    select $"{Path.GetRelativePath(source, file)} lacks '{expected}'";
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("Descent.Cli")]
    public void A_package_uses_the_public_surface_alone(string project)
    {
        var friends = File.ReadAllText(Repository.Path("src", "Descent", "Descent.csproj"));
        Assert.DoesNotContain($"InternalsVisibleTo Include=\"{project}\"", friends, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\b(?:using (?:static )?Descent\.|Descent\.)([A-Z][A-Za-z]+)")]
    private static partial Regex Mention();

    [GeneratedRegex(@"//.*$")]
    private static partial Regex Comment();
}
