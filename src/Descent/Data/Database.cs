using System.Data.Common;

namespace Descent.Data;

/// <summary>Reads rows from any ADO.NET database: what a <see cref="DbDataReader"/> yields becomes tables, as the lines of a CSV file do (<see cref="Csv"/>).</summary>
/// <remarks>
/// <see cref="DBNull"/>, NaN and empty texts are missing values; texts are trimmed; truths become <c>true</c> and <c>false</c>. Names of columns are found whatever their letter case, as
/// in SQL. The reader is read from where it stands to the end of its first result, and stays open: it is the caller's. In messages rows count from 1, in the place of lines.
/// </remarks>
public static class Database
{
    /// <summary>Reads all rows and infers their schema as <see cref="Schema.Infer"/> does; only that a column of floating point in the database is never taken for a category of codes.</summary>
    /// <param name="reader">The rows.</param>
    /// <param name="target">The column to predict; null takes the declared one, or infers it (see <see cref="Schema.Infer"/>).</param>
    /// <param name="declared">What is known about the columns beforehand; it goes before their types.</param>
    /// <param name="source">A name for messages.</param>
    /// <exception cref="DataException">As for <see cref="Read"/>, and for <see cref="Schema.Infer"/>.</exception>
    public static TabularData Open(DbDataReader reader, string? target = null, Schema? declared = null, string source = "query")
    {
        var records = new DbRecords(reader, source);
        HashSet<string> measured = [.. records.FloatingPointColumns()];
        var table = ReadAll(records);
        var schema = Schema.Infer(table, target, declared);
        var known = declared ?? new([]);
        ColumnSchema[] numbers = [.. schema.Columns.Where(column => column.Role == ColumnRole.Category && measured.Contains(column.Name) && known.Find(column.Name) is null)
            .Select(column => new ColumnSchema(column.Name, ColumnRole.Number))];
        return new(table, numbers.Length == 0 ? schema : Schema.Infer(table, target, known with { Columns = [.. known.Columns, .. numbers] }));
    }

    /// <summary>Reads all rows.</summary>
    /// <param name="reader">The rows.</param>
    /// <param name="source">A name for messages.</param>
    /// <exception cref="DataException">There are no rows or no columns, a column has no name or a taken one or holds bytes, or the database fails while rows are read.</exception>
    public static Table Read(DbDataReader reader, string source = "query") => ReadAll(new(reader, source));

    /// <summary>Reads any number of rows as a sequence of tables of at most <paramref name="rows"/> rows, of which only the current one is in memory.</summary>
    /// <param name="reader">The rows.</param>
    /// <param name="rows">The rows of a table.</param>
    /// <param name="source">A name for messages.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is not positive.</exception>
    /// <exception cref="DataException">As for <see cref="Read"/>, thrown when the sequence gets there.</exception>
    public static IEnumerable<Table> ReadChunks(DbDataReader reader, int rows = 1024, string source = "query")
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        return Chunks(reader, rows, source);
    }

    private static IEnumerable<Table> Chunks(DbDataReader reader, int rows, string source)
    {
        var records = new DbRecords(reader, source);
        while (records.Next(rows) is { RowCount: > 0 } chunk) yield return chunk.Build();
        if (records.Row == 0) throw NoRows(source);
    }

    private static Table ReadAll(DbRecords records) => records.Next(int.MaxValue) is { RowCount: > 0 } all ? all.Build() : throw NoRows(records.Source);

    private static DataException NoRows(string source) => new($"{source}: the query has no rows: at least one is needed.");
}
