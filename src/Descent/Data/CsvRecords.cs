using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Descent.Data;

/// <summary>
/// Goes over the rows of one CSV file, checked: every row has as many cells as the header, quotes are closed, and the text is text.
/// The parsing itself is CsvHelper's.
/// </summary>
internal sealed class CsvRecords : IDisposable
{
    private const string NoHeader = "--no-header; in code: new CsvOptions { HasHeader = false }";
    private const int BufferSize = 1 << 16, LargestCell = 1 << 20;

    private readonly string _source;
    private readonly CsvOptions _options;
    private readonly HashSet<string> _missing;
    private readonly int _longestMissing;
    private readonly RowLimit _text;
    private readonly CsvParser _parser;
    private FileStream? _file;
    private string? _badCell;
    private string[] _cells = [];
    private bool _firstRowWaits;

    private CsvRecords(TextReader reader, string source, CsvOptions options, bool keepsCells)
    {
        (_source, _options) = (source, options);
        _missing = new(options.MissingValues, StringComparer.OrdinalIgnoreCase) { "" };
        _longestMissing = _missing.Max(text => text.Length);
        if (options is { DecimalComma: true, Delimiter: ',' }) throw new DataException($"{source}: a decimal comma needs a delimiter other than the comma: give another Delimiter.");
        _text = new(reader);
        _parser = new(_text, Configuration(options, keepsCells));
        Columns = ReadHeader();
    }

    /// <summary>The names of the columns.</summary>
    public string[] Columns { get; }

    /// <summary>The line on which the current row begins, counted from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The share of the file that was read, 0 .. 1; null where its length is not known.</summary>
    public double? Share => _file is { CanSeek: true, Length: > 0 } file ? (double)file.Position / file.Length : null;

    /// <summary>A cell of the current row; null where the value is missing.</summary>
    public string? this[int column]
    {
        get
        {
            var cell = _cells[column];
            if (cell.Length <= _longestMissing && (cell.Length == 0 || _missing.Contains(cell))) return null;
            return _options.DecimalComma && Numbers.HasDecimalComma(cell) ? cell.Replace(',', '.') : cell;
        }
    }

    /// <summary>Opens a file; one whose name ends in <c>.gz</c> is decompressed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="keepsCells">Whether equal cells are one text in memory: each different one is then kept until the file is closed, which is for tables of the whole file alone.</param>
    public static CsvRecords Open(string path, CsvOptions options, bool keepsCells = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            if (Directory.Exists(path)) throw MissingFiles.Folder(path);
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var records = Open(file, path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase), path, options, keepsCells);
            records._file = file;
            return records;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw MissingFiles.File(path, error);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new DataException($"{path}: the file cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Reads a stream of bytes, and closes it.</summary>
    public static CsvRecords Open(Stream stream, bool compressed, string source, CsvOptions options, bool keepsCells = true)
    {
        try
        {
            if (compressed) stream = new GzipStream(stream);
            var first = new byte[FileKinds.Sample];
            var count = stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
            stream = new PrefixedStream(first[..count], stream);
            FileKinds.Refuse(first.AsSpan(0, count), source);
            return Open(TextInput.Open(stream, source, options.Encoding), source, options, keepsCells);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            stream.Dispose();
            throw new DataException($"{source}: the file cannot be read: {error.Message}", error);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads text, and closes the reader.</summary>
    public static CsvRecords Open(TextReader reader, string source, CsvOptions options, bool keepsCells = true) => new(reader, source, options, keepsCells);

    /// <summary>Moves to the next row; false at the end of the file.</summary>
    public bool Read()
    {
        if (_firstRowWaits) _firstRowWaits = false;
        else if (!ReadRecord()) return false;
        if (_cells.Length == Columns.Length) return true;
        throw Error(null, $"the row has {Count(_cells.Length)}, {Columns.Length} needed, one for each column"
            + (_cells.Length == 1 ? $" (is '{_parser.Delimiter}' the delimiter?)." : Columns.Length == 1 ? ". If the first line is a title or a comment, delete it: the first line names the columns." : "."));
    }

    /// <inheritdoc/>
    public void Dispose() => _parser.Dispose();

    private CsvConfiguration Configuration(CsvOptions options, bool keepsCells) => new(CultureInfo.InvariantCulture)
    {
        Delimiter = options.Delimiter?.ToString() ?? ",",
        DetectDelimiter = options.Delimiter is null,
        GetDelimiter = sample => Delimiters.Infer(sample.Text, sample.Text.Length < BufferSize).ToString(),
        BufferSize = BufferSize,
        MaxFieldSize = LargestCell,
        TrimOptions = TrimOptions.Trim,
        CacheFields = keepsCells,
        BadDataFound = bad => _badCell = bad.Field,
    };

    private string[] ReadHeader()
    {
        if (!ReadRecord()) throw new DataException(_source, "the file is empty: a header line and rows are needed.", null, null);
        _cells[0] = _cells[0].TrimStart('\uFEFF');
        if (_cells[0].StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            throw Error(null, $"the first line, '{Text.Short(_cells[0])}', names the delimiter to Excel alone: delete it, so that the first line names the columns.");
        if (_options.HasHeader == false)
        {
            _firstRowWaits = true;
            return [.. Enumerable.Range(1, _cells.Length).Select(i => $"column_{i}")];
        }
        if (_options.HasHeader is null && _cells.All(cell => Numbers.TryParse(cell, out _)))
            throw Error(null, $"the first line should name the columns, but holds numbers alone ('{Text.Short(_cells[0])}' first): say that the file has no header ({NoHeader}), or that these are names (in code: HasHeader = true).");
        if (_options.HasHeader is null && DataCell() is >= 0 and var data)
            throw Error(data, $"the first line should name the columns, but holds the number '{Text.Short(_cells[data])}', as rows do: say that the file has no header ({NoHeader}), or that these are names (in code: HasHeader = true).");
        CheckNames();
        return _cells;
    }

    /// <summary>The first cell of the header that is a number as rows have them, -1 where none is: one with a fraction, or one of several whole numbers that do not ascend, as years would.</summary>
    private int DataCell()
    {
        var numbers = _cells.Index().Where(cell => Numbers.TryParse(cell.Item, out _)).Select(cell => (cell.Index, Value: double.Parse(cell.Item, CultureInfo.InvariantCulture))).ToArray();
        foreach (var (index, value) in numbers)
            if (!double.IsInteger(value) || value < 0) return index;
        for (var i = 1; i < numbers.Length; i++)
            if (numbers[i].Value <= numbers[i - 1].Value) return numbers[0].Index;
        return -1;
    }

    private void CheckNames()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < _cells.Length; i++)
        {
            if (_cells[i].Length == 0) throw Error(i, $"column {i + 1} has no name in the header line: name it, or say that the file has no header ({NoHeader}).");
            if (!seen.Add(_cells[i])) throw Error(i, $"the header line names the column '{Text.Short(_cells[i])}' twice: names must differ. If this line is data, say that the file has no header ({NoHeader}).");
        }
    }

    private bool ReadRecord()
    {
        _badCell = null;
        try
        {
            _text.StartRow();
            if (!_parser.Read()) return false;
            _cells = _parser.Record!;
        }
        catch (MaxFieldSizeException error)
        {
            throw new DataException($"{_source}:{_parser.RawRow}: a cell has more than {LargestCell} characters: a quote is probably not closed.", error);
        }
        catch (RowTooLongException error)
        {
            throw new DataException($"{_source}:{Math.Max(1, _parser.RawRow)}: a row has more than {RowLimit.LongestRow} characters: its line end is missing, or a quote is not closed.", error);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw new DataException($"{_source}: the file cannot be read: {error.Message}", error);
        }
        Line = _parser.RawRow;
        // Cells without quotes hold no line breaks.
        if (_text.HasQuotes)
            foreach (var cell in _cells) Line -= LineBreaks(cell);
        CheckText();
        return true;
    }

    private void CheckText()
    {
        for (var i = 0; i < _cells.Length; i++)
        {
            var bad = _cells[i].AsSpan().IndexOfAny('\0', TextInput.Undecodable);
            if (bad < 0) continue;
            throw Error(i, _cells[i][bad] == '\0'
                ? "the cell holds a zero character: is this a text file (UTF-16 needs a byte order mark)?"
                : $"the cell holds bytes that are not {_options.Encoding ?? "UTF-8"} text: save the file as UTF-8, or give its encoding (--encoding latin1 fits most; in code: new CsvOptions {{ Encoding = \"latin1\" }}).");
        }
        if (_badCell is not null || _text.HasQuotes && _parser.RawRecord.AsSpan().Count('"') % 2 != 0)
            throw Error(null, "a quote is not closed, or stands inside a cell that does not begin with one: write the cell in quotes, and a quote in it twice.");
    }

    /// <summary>Line breaks as the parser counts them: CR LF, CR and LF each end one line.</summary>
    private static int LineBreaks(string cell)
    {
        if (cell.AsSpan().IndexOfAny('\n', '\r') < 0) return 0;
        var count = 0;
        for (var i = 0; i < cell.Length; i++)
            if (cell[i] == '\n' || (cell[i] == '\r' && (i + 1 == cell.Length || cell[i + 1] != '\n'))) count++;
        return count;
    }

    private static string Count(int cells) => cells == 1 ? "1 cell" : $"{cells} cells";

    private DataException Error(int? column, string message) =>
        new(column is null ? $"{_source}:{Line}" : $"{_source}:{Line}:{column + 1}", message, Line, column + 1);
}
