namespace Descent.Cli.Output;

/// <summary>Columns of text, each as wide as its longest cell; the last one is broken into lines at spaces.</summary>
internal static class TextTable
{
    private const int Indent = 2, Gap = 2, NarrowestLast = 30, NarrowestShort = 12;

    public static IEnumerable<string> Lines(IReadOnlyList<IReadOnlyList<string>> rows, int width)
    {
        if (rows.Count == 0) yield break;
        var last = rows[0].Count - 1;
        int[] widths = [.. Enumerable.Range(0, last).Select(column => rows.Max(row => row[column].Length) + Gap)];
        var before = Indent + widths.Sum();
        // Beside columns that are too wide the last one has no room: it goes below them, unless it takes two lines at most.
        var (room, longest) = (width - before, rows.Max(row => row[last].Length));
        var goesBelow = room < NarrowestLast && longest > (room >= NarrowestShort ? 2 * room : room);
        if (goesBelow) before = 2 * Indent;
        foreach (var row in rows)
        {
            var start = new string(' ', Indent) + string.Concat(widths.Select((columnWidth, column) => row[column].PadRight(columnWidth)));
            if (goesBelow)
            {
                yield return start.TrimEnd();
                start = new string(' ', before);
            }
            foreach (var piece in Wrap(row[last], width - before))
            {
                yield return (start + piece).TrimEnd();
                start = new string(' ', before);
            }
        }
    }

    /// <summary>A text in lines of at most a width, broken at spaces.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        while (text.Length > width)
        {
            var space = text.LastIndexOf(' ', width);
            if (space <= 0) space = text.IndexOf(' ', width);      // a word that fits in no line is left whole
            if (space < 0) break;
            yield return text[..space];
            text = text[space..].TrimStart();
        }
        yield return text;
    }
}
