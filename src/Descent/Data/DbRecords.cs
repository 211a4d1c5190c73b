using System.Data.Common;

namespace Descent.Data;

/// <summary>Goes over the rows of one query.</summary>
internal sealed class DbRecords
{
    private readonly DbDataReader _reader;
    private readonly string[] _columns;

    public DbRecords(DbDataReader reader, string source)
    {
        ArgumentNullException.ThrowIfNull(reader);
        (_reader, Source) = (reader, source);
        _columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        if (_columns.Length == 0) throw new DataException($"{source}: there are no columns: the command is no query.");
        for (var i = 0; i < _columns.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(_columns[i])) throw new DataException($"{source}: column {i + 1} has no name: give it one in the query (AS).");
            if (reader.GetFieldType(i) == typeof(byte[])) throw Bytes(source, _columns[i]);
        }
    }

    public string Source { get; }

    /// <summary>The rows read so far.</summary>
    public int Row { get; private set; }

    /// <summary>The columns that hold quantities, whatever their cells: whole numbers and decimals may be codes.</summary>
    public IEnumerable<string> FloatingPointColumns() =>
        _columns.Where((_, i) => _reader.GetFieldType(i) is var type && (type == typeof(double) || type == typeof(float)));

    /// <summary>The next rows, at most so many.</summary>
    public TableBuilder Next(int rows)
    {
        var builder = new TableBuilder(Source, _columns, StringComparer.OrdinalIgnoreCase);
        try
        {
            while (builder.RowCount < rows && _reader.Read()) builder.Add(++Row, Cell);
            return builder;
        }
        catch (DbException error)
        {
            throw new DataException($"{Source}: the database failed after row {Row}: {error.Message}", error);
        }
    }

    private string? Cell(int column) => _reader.GetValue(column) switch
    {
        DBNull => null,
        // A provider that does not know the type of a column calls it object, and SQLite has one in each cell.
        byte[] => throw Bytes($"{Source}, row {Row}", _columns[column]),
        string text => ObjectTable.Cell(text.Trim()),
        var value => ObjectTable.Cell(value),
    };

    private static DataException Bytes(string place, string column) =>
        new($"{place}: the column '{column}' holds bytes, which are neither numbers nor texts: leave it out of the query.");
}
