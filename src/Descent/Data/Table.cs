using System.Diagnostics.CodeAnalysis;
using Descent.Graph;

namespace Descent.Data;

/// <summary>
/// Rows and named columns of text cells, as they stand in a file: nothing is converted yet. A missing value is null. Each row knows its
/// line, so that errors can name the place. Immutable.
/// </summary>
public sealed class Table
{
    private readonly string[] _columns;
    private readonly string?[][] _cells;
    private readonly int[]? _lines;
    private readonly Dictionary<string, int> _indices;

    internal Table(string source, string[] columns, string?[][] cells, int[]? lines, IEqualityComparer<string>? names = null)
    {
        (Source, _columns, _cells, _lines) = (source, columns, cells, lines);
        RowCount = cells.Length == 0 ? 0 : cells[0].Length;
        _indices = new(names ?? StringComparer.Ordinal);
        for (var i = 0; i < columns.Length; i++)
            if (!_indices.TryAdd(columns[i], i)) throw new DataException($"{source}: two columns are named '{columns[i]}': names must differ.");
    }

    /// <summary>Where the rows come from, for messages: the path of a file, the name of a data set or of a type.</summary>
    public string Source { get; }

    /// <summary>The names of the columns, in the order of the file.</summary>
    public IReadOnlyList<string> Columns => _columns;

    /// <summary>The number of rows.</summary>
    public int RowCount { get; }

    /// <summary>A cell; null where the value is missing.</summary>
    public string? this[int row, int column] => _cells[column][row];

    /// <summary>The cells of a column, by its name.</summary>
    /// <exception cref="DataException">There is no such column.</exception>
    public IReadOnlyList<string?> this[string column] => _cells[Column(column)];

    /// <summary>The line of the file on which a row begins, counted from 1; for rows that come from no file the number of the row, counted from 1.</summary>
    public int Line(int row) => _lines is null ? row + 1 : _lines[row];

    /// <summary>The place of a column, or -1 where there is none of this name.</summary>
    public int IndexOf(string column) => _indices.GetValueOrDefault(column, -1);

    /// <summary>The place of a column.</summary>
    /// <exception cref="DataException">There is no such column; the message lists the columns and the nearest name.</exception>
    public int Column(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var index = IndexOf(name);
        return index >= 0 ? index : throw new DataException(
            $"{Source}: there is no column '{Text.Short(name)}'.{NearestName.Hint(name, _columns)} The columns are {Text.List(_columns)}.");
    }

    /// <summary>Makes a table of objects: one column for each public property, one row for each object.</summary>
    /// <remarks>
    /// Null and NaN are missing values; truths become <c>true</c> and <c>false</c>, enumeration values their names. Column names are found whatever
    /// their letter case and underscores: the property <c>SepalLength</c> is the column <c>sepal_length</c>.
    /// </remarks>
    /// <exception cref="DataException"><typeparamref name="T"/> has no readable public properties, or <paramref name="rows"/> is empty.</exception>
    public static Table From<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(IEnumerable<T> rows) => ObjectTable.From(rows);

    /// <summary>Makes a table of dictionaries from column name to value; a name absent from a row is a missing value there. Names are found as in <see cref="From{T}"/>.</summary>
    /// <exception cref="DataException">There are no rows or no columns.</exception>
    public static Table FromDictionaries(IEnumerable<IReadOnlyDictionary<string, object?>> rows) => ObjectTable.FromDictionaries(rows);

    /// <summary>Makes a table of arrays of values. Names are found as in <see cref="From{T}"/>.</summary>
    /// <exception cref="DataException">There are no rows or no columns, or a row has not one value for each column.</exception>
    public static Table FromRows(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows) => ObjectTable.FromRows("rows", columns, rows);

    /// <summary>A table with one more column at the end.</summary>
    /// <exception cref="DataException">The name is taken, or there is not one cell for each row.</exception>
    public Table With(string column, IReadOnlyList<string?> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.Count != RowCount) throw new DataException($"{Source}: the new column '{column}' has {cells.Count} cells for {RowCount} rows.");
        return new(Source, [.. _columns, column], [.. _cells, [.. cells]], _lines, _indices.Comparer);
    }

    /// <summary>A name that no other column has: the name itself, or behind it in brackets what the column is: <c>label (predicted)</c>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="what">What the column is, in a word.</param>
    /// <param name="taken">The names of the other columns.</param>
    public static string FreeName(string name, string what, IReadOnlyCollection<string> taken)
    {
        ArgumentNullException.ThrowIfNull(taken);
        var free = name;
        for (var number = 1; taken.Contains(free, StringComparer.Ordinal); number++) free = number == 1 ? $"{name} ({what})" : $"{name} ({what} {number})";
        return free;
    }

    /// <summary>The rows that have a value in a column; the table itself where all have, or none.</summary>
    /// <exception cref="DataException">There is no such column.</exception>
    public Table WithValues(string column)
    {
        var cells = _cells[Column(column)];
        int[] rows = [.. AllRows().Where(row => cells[row] is not null)];
        return rows.Length == RowCount || rows.Length == 0 ? this : TakeRows(rows);
    }

    /// <summary>Some rows, in the given order.</summary>
    internal Table TakeRows(int[] rows) => new(Source, _columns, [.. _cells.Select(cells => rows.Select(row => cells[row]).ToArray())], [.. rows.Select(Line)], _indices.Comparer);

    /// <summary>The places of all rows: 0, 1, ...</summary>
    internal int[] AllRows() => [.. Enumerable.Range(0, RowCount)];

    /// <summary>An error at a cell.</summary>
    internal DataException Error(int row, int column, string message) => _lines is null
        ? new($"{Source}, row {row + 1}, column '{_columns[column]}'", message, null, column + 1)
        : new($"{Source}:{Line(row)}:{column + 1}", message, Line(row), column + 1);
}
