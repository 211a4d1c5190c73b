using System.Text.RegularExpressions;
using Descent.Tests.Api;

namespace Descent.Tests.Samples;

/// <summary>The guide to the lessons names every sample, once, and nothing else.</summary>
public partial class LessonsGuideTests
{
    private static readonly string[] Samples = [.. Directory.GetFiles(Repository.Path("samples"), "*.cs").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_guide_links_to_each_sample_once()
    {
        var rows = Row().Matches(File.ReadAllText(Repository.Path("docs", "lessons.md")));
        Assert.All(rows, row => Assert.Equal(row.Groups["name"].Value, row.Groups["file"].Value));
        Assert.Equal(Samples, rows.Select(row => row.Groups["file"].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_sample_says_in_its_first_comment_what_it_shows() => Assert.All(Samples, sample =>
    {
        var first = File.ReadLines(Repository.Path("samples", $"{sample}.cs")).SkipWhile(line => line.StartsWith('#') || line.Length == 0).First();
        Assert.True(first.StartsWith("// ", StringComparison.Ordinal) && !first.StartsWith("// prints:", StringComparison.Ordinal), $"samples/{sample}.cs begins with '{first}'.");
    });

    [GeneratedRegex(@"^\| [^|]+ \| \[(?<name>[^\]]+)\]\(\.\./samples/(?<file>[^)]+)\.cs\) \| [^|]+ \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
