namespace Descent.Cli.Output;

/// <summary>A table of short cells where the terminal is wide enough, else a line of words for each row.</summary>
internal static class FittingTable
{
    private const int Indent = 2, Gap = 2;

    /// <param name="screen">Where it is shown.</param>
    /// <param name="heads">The names of the columns; the first one's may be empty.</param>
    /// <param name="rows">A cell for each column.</param>
    public static void Write(Screen screen, IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        IReadOnlyList<string>[] all = [heads, .. rows];
        var width = Indent + Enumerable.Range(0, heads.Count).Sum(column => all.Max(row => row[column].Length) + Gap) - Gap;
        screen.Table(width <= screen.Width ? all : [.. rows.Select(row => (string[])[row[0], InWords(heads, row)])]);
    }

    private static string InWords(IReadOnlyList<string> heads, IReadOnlyList<string> row) =>
        string.Join(", ", heads.Skip(1).Zip(row.Skip(1), (head, cell) => cell.Length == 0 ? "" : $"{head} {cell}".TrimStart()).Where(text => text.Length > 0));
}
