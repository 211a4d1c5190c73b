using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Data;

/// <summary>
/// What the columns of a table are, and which one is predicted. A schema may be partial (a declaration, for example a JSON file, which says
/// what cannot be guessed); <see cref="Infer"/> completes it.
/// </summary>
/// <param name="Columns">The columns, in any order, each name once.</param>
/// <param name="Task">What kind of target is predicted; null infers it.</param>
public sealed record Schema(
    ValueList<ColumnSchema> Columns,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LearningTask? Task = null)
{
    /// <summary>The column to predict; null where none is declared.</summary>
    [JsonIgnore]
    public ColumnSchema? Target => Columns.SingleOrDefault(column => column.Role == ColumnRole.Target);

    /// <summary>The column of a name; null where there is none.</summary>
    public ColumnSchema? Find(string name) => Columns.FirstOrDefault(column => column.Name == name);

    /// <summary>
    /// Decides for every column of a table what it is, with the evidence, for which all rows are looked at. What
    /// <paramref name="declared"/> says is kept.
    /// </summary>
    /// <param name="table">The rows.</param>
    /// <param name="target">The column to predict; null takes the declared one, else a column called <c>target</c>, <c>label</c>, <c>class</c>, <c>outcome</c> or <c>y</c> or by another usual name (<c>survived</c>, <c>churn</c>, <c>diagnosis</c>, ..), else the last that can be one.</param>
    /// <param name="declared">What is known beforehand.</param>
    /// <exception cref="DataException">
    /// A declared column or the target is not in the table; the target has missing values, one class only, or classes that differ in letter case only; a
    /// column mixes numbers and text.
    /// </exception>
    public static Schema Infer(Table table, string? target = null, Schema? declared = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        return SchemaInference.Infer(table, target, declared ?? new Schema([]));
    }

    /// <summary>Reads a schema from JSON: <c>{"columns": [{"name": "cp", "role": "category", "vocabulary": ["1", "2"]}], "task": "binary"}</c>.</summary>
    /// <exception cref="DataException">The text is not JSON of this form; a property or value is unknown; a column is named twice. The message begins with <c>source:line:column</c>.</exception>
    public static Schema FromJson(string json, string source = "schema")
    {
        SchemaJson.Check(json, source);
        return DataJson.Read(json, DataJson.Default.Schema, source);
    }

    /// <summary>Whether a text is a format of dates, as for <see cref="ColumnSchema.Format"/>: it has a year, and what is written in it can be read.</summary>
    public static bool IsDateFormat(string format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return Dates.IsFormat(format);
    }

    /// <summary>Reads a schema from the bytes of a file.</summary>
    /// <exception cref="DataException">The bytes are no text, or the text is no schema.</exception>
    internal static Schema FromBytes(byte[] bytes, string source)
    {
        using var reader = TextInput.Open(new MemoryStream(bytes), source, encoding: null);
        var json = reader.ReadToEnd();
        if (json.IndexOf(TextInput.Undecodable, StringComparison.Ordinal) is not (>= 0 and var bad)) return FromJson(json, source);
        var (line, column) = JsonPlace.Of(System.Text.Encoding.UTF8.GetBytes(json[..bad]));
        throw new DataException($"{source}:{line}:{column}", "this is not UTF-8 text: save the file as UTF-8.", line, column);
    }

    /// <summary>Reads a schema file.</summary>
    /// <exception cref="DataException">The file is missing or holds no schema.</exception>
    public static Schema Load(string path)
    {
        try
        {
            return FromBytes(File.ReadAllBytes(path), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path}: the schema file cannot be read: {error.Message}", error);
        }
    }

    /// <summary>The schema as indented JSON.</summary>
    public string ToJson() => DataJson.WriteIndented(this, DataJson.Default.Schema);
}
