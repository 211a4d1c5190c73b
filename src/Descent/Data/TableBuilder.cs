namespace Descent.Data;

/// <summary>Collects rows into a <see cref="Table"/>.</summary>
internal sealed class TableBuilder(string source, string[] columns, IEqualityComparer<string>? names = null)
{
    private readonly List<string?>[] _cells = [.. columns.Select(_ => new List<string?>())];
    private readonly List<int> _lines = [];

    /// <summary>The rows so far.</summary>
    public int RowCount => _lines.Count;

    /// <summary>Adds the current row of a CSV file.</summary>
    public void Add(CsvRecords records) => Add(records.Line, column => records[column]);

    /// <summary>Adds a row.</summary>
    /// <param name="line">Its line, for messages.</param>
    /// <param name="cell">The cell of a column.</param>
    public void Add(int line, Func<int, string?> cell)
    {
        for (var i = 0; i < columns.Length; i++) _cells[i].Add(cell(i));
        _lines.Add(line);
    }

    /// <summary>The table of all rows so far.</summary>
    public Table Build() => new(source, columns, [.. _cells.Select(column => column.ToArray())], [.. _lines], names);
}
