using System.Text.RegularExpressions;
using Descent.Tests.Api;

namespace Descent.Tests.Docs;

/// <summary>A page of the documentation: its headings, its links and its blocks.</summary>
internal sealed partial class DocsPage
{
    private const string Backticks = "```";

    private readonly List<string> _lines;

    private DocsPage(string name)
    {
        Name = name;
        _lines = [.. File.ReadAllText(Repository.Path(name.Split('/'))).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')];
        Fences = [.. FencesOf(_lines)];
        var fenced = Fences.SelectMany(fence => Enumerable.Range(fence.FirstLine - 2, fence.Lines.Count + 2)).ToHashSet();
        Prose = [.. _lines.Where((_, i) => !fenced.Contains(i))];
        Anchors = [.. Prose.Where(line => line.StartsWith('#')).Select(line => Anchor(line.TrimStart('#')))];
    }

    /// <summary>Of README and the folder docs, all pages.</summary>
    public static IReadOnlyList<DocsPage> All { get; } =
        [.. Directory.GetFiles(Repository.Path("docs"), "*.md").Select(file => $"docs/{Path.GetFileName(file)}").Order(StringComparer.Ordinal).Prepend("README.md").Select(name => new DocsPage(name))];

    /// <summary>The path from the repository's root: <c>docs/data.md</c>.</summary>
    public string Name { get; }

    public IReadOnlyList<Fence> Fences { get; }

    /// <summary>The lines outside blocks.</summary>
    public IReadOnlyList<string> Prose { get; }

    /// <summary>What a link can name behind <c>#</c>.</summary>
    public IReadOnlyList<string> Anchors { get; }

    /// <summary>The targets of the links, as they are written.</summary>
    public IEnumerable<string> Links => Prose.SelectMany(line => Link().Matches(Code().Replace(line, ""))).Select(match => match.Groups[1].Value);

    public static DocsPage Of(string name) => All.Single(page => page.Name == name);

    /// <summary>Writes the page with other lines in some of its blocks.</summary>
    public void Rewrite(IReadOnlyDictionary<Fence, IReadOnlyList<string>> contents)
    {
        var lines = _lines.ToList();
        foreach (var (fence, content) in contents.OrderByDescending(pair => pair.Key.FirstLine))
        {
            lines.RemoveRange(fence.FirstLine - 1, fence.Lines.Count);
            lines.InsertRange(fence.FirstLine - 1, content);
        }
        File.WriteAllText(Repository.Path(Name.Split('/')), string.Join('\n', lines) + "\n");
    }

    private static IEnumerable<Fence> FencesOf(List<string> lines)
    {
        var isBelowProgram = false;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].StartsWith(Backticks, StringComparison.Ordinal))
            {
                isBelowProgram &= lines[i].Length == 0;
                continue;
            }
            var (start, words) = (i + 1, lines[i][Backticks.Length..].Split(' '));
            i = lines.FindIndex(start, line => line == Backticks);
            if (i < 0) throw new FormatException($"The block that begins in line {start} has no end.");
            yield return new(words[0], words.ElementAtOrDefault(1) ?? "", start + 1, lines[start..i], isBelowProgram);
            isBelowProgram = words[0] == "csharp";
        }
    }

    /// <summary>GitHub's way from a heading to its anchor.</summary>
    private static string Anchor(string heading) => NotInAnchors().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Code();
}
