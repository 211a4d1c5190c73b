namespace Descent.Tests.Docs;

/// <summary>Each C# block of the pages in docs compiles and runs, and prints what the page says it prints. DESCENT_UPDATE_GOLDEN=1 writes what is printed now.</summary>
public class DocsProgramTests(DocsPrograms programs) : IClassFixture<DocsPrograms>
{
    public static TheoryData<string> Pages => [.. DocsPrograms.Pages.Select(page => page.Name)];

    [Theory, MemberData(nameof(Pages))]
    public void Programs_run_and_print_what_is_shown(string name)
    {
        var page = DocsPage.Of(name);
        var blocks = page.Fences.Where(fence => fence.Language == "csharp").ToDictionary(block => block, block => programs.Printed(page, block));
        var shown = page.Fences.Where(fence => fence.FollowsProgram && fence.Language == "text").ToDictionary(fence => fence, fence => blocks[blocks.Keys.Last(block => block.FirstLine < fence.FirstLine)]);
        if (Environment.GetEnvironmentVariable("DESCENT_UPDATE_GOLDEN") == "1")
        {
            page.Rewrite(shown.ToDictionary(pair => pair.Key, pair => Transcript.Updated(pair.Key.Lines, pair.Value)));
            return;
        }
        Assert.All(shown, pair => Assert.Null(Transcript.Difference(pair.Key.Lines, pair.Value)));
    }

    [Fact]
    public void A_line_of_dots_stands_for_any_lines()
    {
        Assert.Null(Transcript.Difference(["a", "...", "c", "..."], "a\nb\nc\nd\n"));
        Assert.Null(Transcript.Difference(["took 0.12 s"], "took 3 s\n"));
        Assert.NotNull(Transcript.Difference(["a", "...", "c"], "a\nb\nc\nd\n"));
        Assert.NotNull(Transcript.Difference(["b", "..."], "a\nb\n"));
        Assert.NotNull(Transcript.Difference(["a"], "a\nb\n"));
        Assert.Equal(["a 3", "...", "c 4"], Transcript.Updated(["a 1", "...", "c 2"], "a 3\nb\nc 4\n"));
    }
}
