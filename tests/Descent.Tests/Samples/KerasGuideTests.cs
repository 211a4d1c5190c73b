using System.Text.RegularExpressions;
using Descent.Tests.Api;

namespace Descent.Tests.Samples;

/// <summary>What docs/keras.md calls Descent's names are public types.</summary>
public partial class KerasGuideTests
{
    [Fact]
    public void Each_type_of_the_right_column_exists()
    {
        var types = typeof(Descent.Graph.Tensor).Assembly.GetExportedTypes().Select(type => type.Name.Split('`')[0]).ToHashSet();
        var right = File.ReadLines(Repository.Path("docs", "keras.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split(" | ")[^1]).ToList();
        var named = right.SelectMany(cell => Made().Matches(cell)).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.True(named.Count > 12, $"Only {named.Count} types were found in docs/keras.md.");
        Assert.DoesNotContain(named, name => !types.Contains(name));
    }

    [GeneratedRegex(@"new ([A-Z][A-Za-z0-9]+)")]
    private static partial Regex Made();
}
