using Descent.Tests.Api;

namespace Descent.Tests.Docs;

/// <summary>Every link of README and of the pages in docs leads somewhere, and every page is reached.</summary>
public class LinkTests
{
    public static TheoryData<string> Pages => [.. DocsPage.All.Select(page => page.Name)];

    [Theory, MemberData(nameof(Pages))]
    public void Links_lead_to_files_and_headings(string name)
    {
        var page = DocsPage.Of(name);
        Assert.DoesNotContain(page.Links.Where(link => !link.StartsWith("https://", StringComparison.Ordinal)), link => !Exists(page, link));
    }

    [Fact]
    public void The_index_links_to_every_page() => Assert.Equal(
        DocsPage.All.Select(page => page.Name).Where(name => name.StartsWith("docs/", StringComparison.Ordinal) && name != "docs/README.md"),
        DocsPage.Of("docs/README.md").Links.Select(link => $"docs/{link}").Where(link => link.EndsWith(".md", StringComparison.Ordinal) && !link.Contains("..")).Distinct().Order(StringComparer.Ordinal));

    private static bool Exists(DocsPage page, string link)
    {
        var parts = link.Split('#');
        var path = parts[0].Length == 0 ? page.Name : Normal(page.Name, parts[0]);
        if (!Path.Exists(Repository.Path(path.Split('/')))) return false;
        return parts.Length == 1 || DocsPage.All.Single(other => other.Name == path).Anchors.Contains(parts[1]);
    }

    private static string Normal(string from, string link)
    {
        var folder = Path.GetDirectoryName(Repository.Path(from.Split('/')))!;
        return Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(folder, link))).Replace(Path.DirectorySeparatorChar, '/');
    }
}
