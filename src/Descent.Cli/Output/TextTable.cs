namespace Descent.Cli.Output;

/// <summary>Columns of text, each as wide as its longest cell; the last one is broken into lines at spaces.</summary>
internal static class TextTable
{
    private const int Indent = 2, Gap = 2, NarrowestLast = 30;

    public static IEnumerable<string> Lines(IReadOnlyList<IReadOnlyList<string>> rows, int width)
    {
        if (rows.Count == 0) yield break;
        var last = rows[0].Count - 1;
        int[] widths = [.. Enumerable.Range(0, last).Select(column => rows.Max(row => row[column].Length) + Gap)];
        var before = Indent + widths.Sum();
        foreach (var row in rows)
        {
            var start = new string(' ', Indent) + string.Concat(widths.Select((columnWidth, column) => row[column].PadRight(columnWidth)));
            foreach (var piece in Wrap(row[last], Math.Max(NarrowestLast, width - before)))
            {
                yield return (start + piece).TrimEnd();
                start = new string(' ', before);
            }
        }
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        while (text.Length > width)
        {
            var space = text.LastIndexOf(' ', width);
            if (space <= 0) space = width;
            yield return text[..space];
            text = text[space..].TrimStart();
        }
        yield return text;
    }
}
