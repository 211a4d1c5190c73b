using System.Diagnostics;
using System.Text.RegularExpressions;
using Descent.Tests.Api;

namespace Descent.Tests.Samples;

/// <summary>What README shows is what runs: its program is the sample's, its commands are those of the repository.</summary>
public partial class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(Repository.Path("README.md"));

    private static string[][] Programs => [.. CSharp().Matches(Text).Select(match => match.Groups[1].Value.Split('\n'))];

    [Fact]
    public void Each_program_is_one_that_the_tests_run()
    {
        string[] places = ["docs/library.md", "samples/heart.cs", "samples/own-layer.cs", "tests/Descent.Tests/Training/Checkpoints/StartedAgainTests.cs", "tests/Descent.Tests/Layers/RescalingTests.cs"];
        Assert.Equal(places.Length, Programs.Length);
        Assert.All(Programs.Zip(places), pair =>
        {
            var run = File.ReadAllLines(Repository.Path(pair.Second.Split('/'))).Select(line => line.Trim()).ToHashSet();
            Assert.DoesNotContain(pair.First.Select(line => line.Trim()), line => line.Length > 0 && !run.Contains(line));
        });
    }

    /// <summary>A reader who copies the first three programs into a file, with nothing else, has something that compiles.</summary>
    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public async Task What_is_copied_compiles_with_the_usings_that_are_shown(int program)
    {
        var folder = Directory.CreateTempSubdirectory("descent-readme-").FullName;
        try
        {
            var file = Path.Combine(folder, "readme.cs");
            string[] head = [$"#:project {Repository.Path("src", "Descent", "Descent.csproj")}", "#:property PublishAot=false"];
            var code = Programs[program];
            var last = Array.FindLastIndex(code, line => line.StartsWith("using ", StringComparison.Ordinal)) + 1;
            string[] start = code.Any(line => line.StartsWith("var ", StringComparison.Ordinal)) ? [] : ["Console.WriteLine();"];        // a file of declarations alone is no program
            await File.WriteAllLinesAsync(file, [.. head, .. code[..last], .. start, .. code[last..]], TestContext.Current.CancellationToken);
            using var process = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["build", file, "-v", "quiet"]) { RedirectStandardOutput = true })!;
            var printed = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, printed);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Links_and_projects_exist()
    {
        var paths = Link().Matches(Text).Select(match => match.Groups[1].Value).Concat(Project().Matches(Text).Select(match => match.Groups[1].Value)).ToList();
        Assert.NotEmpty(paths);
        Assert.DoesNotContain(paths, path => !Path.Exists(Repository.Path(path.Split('/'))));
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharp();

    [GeneratedRegex(@"\]\(([^)h][^)]*)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"--project (\S+)")]
    private static partial Regex Project();
}
