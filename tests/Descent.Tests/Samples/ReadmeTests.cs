using System.Text.RegularExpressions;
using Descent.Tests.Api;

namespace Descent.Tests.Samples;

/// <summary>What README shows is what runs: its program is the sample's, its commands are those of the repository.</summary>
public partial class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(Repository.Path("README.md"));

    [Fact]
    public void The_program_is_the_sample_that_the_tests_run()
    {
        var sample = File.ReadAllLines(Repository.Path("samples", "heart.cs")).Select(line => line.Trim()).ToHashSet();
        var lines = CSharp().Matches(Text).SelectMany(match => match.Groups[1].Value.Split('\n')).Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        Assert.True(lines.Count > 8);
        Assert.DoesNotContain(lines, line => !sample.Contains(line));
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
