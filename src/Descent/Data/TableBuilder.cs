namespace Descent.Data;

/// <summary>Collects rows into a <see cref="Table"/>.</summary>
internal sealed class TableBuilder(string source, string[] columns)
{
    private readonly List<string?>[] _cells = [.. columns.Select(_ => new List<string?>())];
    private readonly List<int> _lines = [];

    /// <summary>The rows so far.</summary>
    public int RowCount => _lines.Count;

    /// <summary>Adds the current row of a CSV file.</summary>
    public void Add(CsvRecords records)
    {
        for (var i = 0; i < columns.Length; i++) _cells[i].Add(records[i]);
        _lines.Add(records.Line);
    }

    /// <summary>The table of all rows so far.</summary>
    public Table Build() => new(source, columns, [.. _cells.Select(column => column.ToArray())], [.. _lines]);
}
