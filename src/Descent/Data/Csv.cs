using System.Buffers;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Descent.Data;

/// <summary>
/// Reads and writes CSV files (RFC 4180): quoted cells may hold delimiters, line breaks and doubled quotes; lines end in LF, CR LF or CR;
/// blank lines are skipped; spaces around unquoted cells do not count. Files named <c>*.gz</c> are decompressed.
/// </summary>
public static class Csv
{
    private static readonly SearchValues<char> s_special = SearchValues.Create(",\"\r\n");

    private const int RowsPerReport = 50_000;

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="progress">Is told how far the file is read, each 50,000 rows.</param>
    /// <exception cref="DataException">
    /// The file is missing, unreadable, empty, has a header only, a row with too few or too many cells, equal or empty column names, an unclosed quote, or text
    /// that is not in its encoding. The message begins with <c>file:line:column</c>.
    /// </exception>
    public static Table Read(string path, CsvOptions? options = null, IProgress<ReadingProgress>? progress = null)
    {
        using var records = CsvRecords.Open(path, options ?? new());
        return ReadAll(records, path, progress);
    }

    /// <summary>Reads CSV text from any reader; <paramref name="source"/> is its name in messages.</summary>
    /// <exception cref="DataException">As for <see cref="Read(string, CsvOptions?, IProgress{ReadingProgress}?)"/>.</exception>
    public static Table Read(TextReader reader, string source, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        using var records = CsvRecords.Open(reader, source, options ?? new());
        return ReadAll(records, source);
    }

    /// <summary>Reads a file of any length as a sequence of tables of at most <paramref name="rows"/> rows, of which only the current one is in memory.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is not positive.</exception>
    /// <exception cref="DataException">As for <see cref="Read(string, CsvOptions?, IProgress{ReadingProgress}?)"/>, thrown when the sequence gets there.</exception>
    public static IEnumerable<Table> ReadChunks(string path, int rows = 1024, CsvOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        return Chunks(() => CsvRecords.Open(path, options ?? new(), keepsCells: false), path, rows);
    }

    /// <summary>Reads text of any length as a sequence of tables, as the overload for files does: for standard input.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is not positive.</exception>
    /// <exception cref="DataException">As for <see cref="Read(string, CsvOptions?, IProgress{ReadingProgress}?)"/>, thrown when the sequence gets there.</exception>
    public static IEnumerable<Table> ReadChunks(TextReader reader, string source, int rows = 1024, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        return Chunks(() => CsvRecords.Open(reader, source, options ?? new(), keepsCells: false), source, rows);
    }

    /// <summary>Writes a table: quotes where they are needed, LF line ends, empty cells for missing values.</summary>
    /// <param name="table">The rows to write.</param>
    /// <param name="writer">Where they go; it stays open.</param>
    /// <param name="withHeader">False for the second and later chunks of a file.</param>
    public static void Write(Table table, TextWriter writer, bool withHeader = true)
    {
        ArgumentNullException.ThrowIfNull(table);
        Write(table.Columns, table.AllRows().Select(row => Enumerable.Range(0, table.Columns.Count).Select(column => table[row, column])), writer, withHeader);
    }

    /// <summary>Writes rows that stand in no table; otherwise as <see cref="Write(Table, TextWriter, bool)"/>.</summary>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="rows">The cells of each row, one for each column; null where a value is missing.</param>
    /// <param name="writer">Where they go; it stays open.</param>
    /// <param name="withHeader">False for the second and later chunks of a file.</param>
    public static void Write(IEnumerable<string> columns, IEnumerable<IEnumerable<string?>> rows, TextWriter writer, bool withHeader = true)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true);
        if (withHeader) WriteRow(csv, columns);
        foreach (var row in rows) WriteRow(csv, row);
    }

    internal static Table ReadAll(CsvRecords records, string source, IProgress<ReadingProgress>? progress = null)
    {
        var builder = new TableBuilder(source, records.Columns);
        while (records.Read())
        {
            builder.Add(records);
            if (builder.RowCount % RowsPerReport == 0) progress?.Report(new(builder.RowCount, records.Share));
        }
        return builder.RowCount > 0 ? builder.Build() : throw HeaderOnly(source);
    }

    private static IEnumerable<Table> Chunks(Func<CsvRecords> open, string source, int rows)
    {
        using var records = open();
        var builder = new TableBuilder(source, records.Columns);
        if (!records.Read()) throw HeaderOnly(source);
        do
        {
            builder.Add(records);
            if (builder.RowCount < rows) continue;
            yield return builder.Build();
            builder = new(source, records.Columns);
        }
        while (records.Read());
        if (builder.RowCount > 0) yield return builder.Build();
    }

    private static DataException HeaderOnly(string source) => new($"{source}: the file has a header line and no rows: at least one row is needed.");

    private static void WriteRow(CsvWriter csv, IEnumerable<string?> cells)
    {
        var row = cells.Select(cell => cell ?? "").ToArray();
        // A row of one empty cell would be a blank line, which readers skip: quotes keep it.
        var isBlank = row is [""];
        foreach (var cell in row) csv.WriteField(cell, isBlank || NeedsQuotes(cell));
        csv.NextRecord();
    }

    private static bool NeedsQuotes(string cell) => cell.AsSpan().IndexOfAny(s_special) >= 0 || cell.StartsWith(' ') || cell.EndsWith(' ');
}
