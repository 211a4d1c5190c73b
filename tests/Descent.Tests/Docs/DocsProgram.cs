using System.Text.RegularExpressions;

namespace Descent.Tests.Docs;

/// <summary>The program that blocks of a page are when they are copied one after another: one that begins with usings, and those below it until the next one that does.</summary>
internal sealed partial class DocsProgram
{
    private readonly DocsPage _page;
    private readonly List<Fence> _blocks;

    private DocsProgram(DocsPage page, List<Fence> blocks) => (_page, _blocks) = (page, blocks);

    /// <summary>What stands before the place of a block in what is printed.</summary>
    public const char MarkerStart = '\u0001';

    /// <summary>The namespace of its class.</summary>
    public string Name => $"{Path.GetFileNameWithoutExtension(_page.Name).Replace('-', '_')}_{_blocks[0].FirstLine}";

    /// <summary>Whether it waits for something.</summary>
    public bool IsAsync => _blocks.Any(block => block.Text.Contains("await ", StringComparison.Ordinal));

    /// <summary>The programs of a page, in order.</summary>
    public static IEnumerable<DocsProgram> Of(DocsPage page)
    {
        var blocks = new List<Fence>();
        foreach (var block in page.Fences.Where(fence => fence.Language == "csharp"))
        {
            if (blocks.Count > 0 && IsUsing(block.Lines[0]))
            {
                yield return new(page, blocks);
                blocks = [];
            }
            blocks.Add(block);
        }
        if (blocks.Count > 0) yield return new(page, blocks);
    }

    /// <summary>The line that stands before what a block prints.</summary>
    public static string Marker(DocsPage page, Fence block) => $"{MarkerStart}{page.Name}:{block.FirstLine}";

    public string Source()
    {
        var usings = _blocks.SelectMany(block => block.Lines.Where(IsUsing));
        return $$"""
            {{string.Join('\n', usings)}}
            namespace {{Name}}
            {
                static class Page
                {
                    public static {{(IsAsync ? "async Task" : "void")}} Run()
                    {
            {{string.Concat(_blocks.Select(Statements))}}
                    }
                }
            {{string.Concat(_blocks.Select(Types))}}
            }
            """;
    }

    private string Statements(Fence block) => $"Console.WriteLine(\"\\u0001{_page.Name}:{block.FirstLine}\");\n" + Part(block, 0, FirstType(block));

    private string Types(Fence block) => Part(block, FirstType(block), block.Lines.Count);

    // Errors of the compiler name the page's line.
    private string Part(Fence block, int from, int to) =>
        from == to ? "" : $"#line {block.FirstLine + from} \"{_page.Name}\"\n{string.Concat(block.Lines.Skip(from).Take(to - from).Select(line => (IsUsing(line) ? "" : line) + "\n"))}#line default\n";

    // Types stand last in a program; comments and attributes right above one are its own.
    private static int FirstType(Fence block)
    {
        var first = block.Lines.ToList().FindIndex(line => Type().IsMatch(line));
        if (first < 0) return block.Lines.Count;
        while (first > 0 && block.Lines[first - 1] is ['/', '/', ..] or ['[', ..]) first--;
        return first;
    }

    private static bool IsUsing(string line) => Using().IsMatch(line);

    [GeneratedRegex(@"^using [A-Za-z.]+;$")]
    private static partial Regex Using();

    [GeneratedRegex(@"^((public|internal|sealed|static|abstract|readonly|partial|file) )*(record|class|struct|interface|enum) ")]
    private static partial Regex Type();
}
