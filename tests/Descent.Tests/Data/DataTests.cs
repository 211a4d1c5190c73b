using Descent.Data;

namespace Descent.Tests.Data;

/// <summary>What the tests of data share.</summary>
public abstract class DataTests
{
    protected static Table Parse(string text, CsvOptions? options = null) => Csv.Read(new StringReader(text), "file.csv", options);

    /// <summary>A table of lines written with <c>/</c> for line ends.</summary>
    protected static Table Lines(string text) => Parse(text.Replace('/', '\n'));

    /// <summary>The rows of a column repeated until there are <paramref name="rows"/>, with a target that alternates.</summary>
    protected static Table Column(int rows, params string[] cells) =>
        Parse("x,target\n" + string.Concat(Enumerable.Range(0, rows).Select(i => $"{cells[i % cells.Length]},{(i * 7 % 5 < 2 ? "yes" : "no")}\n")));

    protected static int[] Rows(int count) => [.. Enumerable.Range(0, count)];
}
