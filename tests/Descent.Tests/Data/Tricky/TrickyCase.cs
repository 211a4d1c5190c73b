using System.Text;
using Descent.Data;
using Descent.Graph;

namespace Descent.Tests.Data.Tricky;

/// <summary>
/// A malformed or tricky file, and what comes of it: an error, whose message begins with the expected place and holds the expected words (parts between <c> .. </c>), or a
/// documented handling, in the words of this class.
/// </summary>
/// <param name="Name">What is tricky.</param>
/// <param name="Expected">The outcome; an error's begins with the file's name.</param>
/// <param name="Outcome">Finds it out.</param>
public sealed record TrickyCase(string Name, string Expected, Func<string> Outcome)
{
    private const string File = "file.csv";

    public override string ToString() => Name;

    /// <summary>A file that is read: its cells, <c>x,y/1,2</c>; a missing one is <c>~</c>, a line break in one <c>\n</c>.</summary>
    internal static TrickyCase Read(string name, string text, string expected, CsvOptions? options = null) => Read(name, Encoding.UTF8.GetBytes(text), expected, options);

    /// <inheritdoc cref="Read(string, string, string, CsvOptions?)"/>
    internal static TrickyCase Read(string name, byte[] bytes, string expected, CsvOptions? options = null) => new(name, expected, () => Cells(Open(bytes, options)));

    /// <summary>A file of which a schema is inferred: the roles of its columns, <c>x number, y target binary (a, b)</c>. In the texts <c>/</c> ends a line.</summary>
    internal static TrickyCase Learn(string name, string text, string expected, CsvOptions? options = null, Schema? declared = null) => new(name, expected, () => Roles(Lines(text, options), declared));

    /// <summary>A file for a model of another file: its inputs, <c>0.5 0/-0.5 1</c>, and the warnings.</summary>
    internal static TrickyCase Predict(string name, string train, string text, string expected, Schema? declared = null) => new(name, expected, () =>
    {
        var (table, warnings) = (Lines(train, null), new DataWarnings());
        var pipeline = Pipeline.Fit(table, Schema.Infer(table, declared: declared), [.. Enumerable.Range(0, table.RowCount)]);
        var features = pipeline.Features(Lines(text, null), warnings);
        var width = pipeline.InputCount;
        var rows = features.ToDoubles().Chunk(width).Select(row => string.Join(' ', row.Select(value => Math.Round(value, 3).ToString(System.Globalization.CultureInfo.InvariantCulture))));
        return string.Join('/', rows) + string.Concat(warnings.All.Select(warning => "; " + warning));
    });

    /// <summary>A target that a model is measured on: its encoded values.</summary>
    internal static TrickyCase Measure(string name, string train, string text, string expected) => new(name, expected, () =>
    {
        var table = Lines(train, null);
        var pipeline = Pipeline.Fit(table, Schema.Infer(table), [.. Enumerable.Range(0, table.RowCount)]);
        return string.Join(' ', pipeline.Target(Lines(text, null)).ToDoubles());
    });

    /// <summary>An IDX file: its type, shape and elements.</summary>
    internal static TrickyCase Idx(string name, byte[] bytes, string expected) => new($"IDX: {name}", expected, () =>
    {
        var data = Descent.Data.Idx.Read(new MemoryStream(bytes), "file.idx");
        return $"{data.DType}{data.Shape} {string.Join(' ', data.ToDoubles())}".TrimEnd();
    });

    /// <summary>Two IDX files, of images and of labels.</summary>
    internal static TrickyCase Images(string name, byte[] images, byte[] labels, string expected) => new($"IDX: {name}", expected, () =>
    {
        using var imageFile = new TemporaryFile(".idx", images);
        using var labelFile = new TemporaryFile(".idx", labels);
        try
        {
            return LabelledImages.Read(imageFile.Path, labelFile.Path, ["a", "b"]).Bytes.ToString();
        }
        catch (DataException error)
        {
            throw new DataException(error.Message.Replace(imageFile.Path, "images.idx").Replace(labelFile.Path, "labels.idx"));
        }
    });

    /// <summary>A schema: what is declared of each column.</summary>
    internal static TrickyCase Declare(string name, string json, string expected) => Declare(name, Encoding.UTF8.GetBytes(json), expected);

    /// <inheritdoc cref="Declare(string, string, string)"/>
    internal static TrickyCase Declare(string name, byte[] json, string expected) => new($"schema: {name}", expected, () =>
        string.Join(", ", Schema.FromBytes(json, "file.json").Columns.Select(column => $"{column.Name} {column.Role}".ToLowerInvariant())));

    private static Table Open(byte[] bytes, CsvOptions? options)
    {
        using var records = CsvRecords.Open(new MemoryStream(bytes), compressed: bytes is [0x1F, 0x8B, ..], File, options ?? new());
        return Csv.ReadAll(records, File);
    }

    private static Table Lines(string text, CsvOptions? options) => Open(Encoding.UTF8.GetBytes(text.Replace('/', '\n')), options);

    private static string Cells(Table table) => table.Columns.Count * table.RowCount > 200 ? $"{table.Columns.Count} columns, {table.RowCount} rows"
        : string.Join('/', Enumerable.Range(-1, table.RowCount + 1).Select(row => string.Join(',', Enumerable.Range(0, table.Columns.Count).Select(column => row < 0 ? table.Columns[column] : table[row, column]?.Replace("\n", "\\n") ?? "~"))));

    private static string Roles(Table table, Schema? declared)
    {
        var schema = Schema.Infer(table, declared: declared);
        Pipeline.Fit(table, schema, [.. Enumerable.Range(0, table.RowCount)]).Features(table);
        return string.Join(", ", schema.Columns.Select(column => $"{column.Name} {column.Role}".ToLowerInvariant()
            + (column.Role == ColumnRole.Target ? $" {schema.Task}".ToLowerInvariant() + (column.Vocabulary is { } classes ? $" ({string.Join(", ", classes)})" : "") : "")));
    }
}
