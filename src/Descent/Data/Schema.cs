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
    /// <param name="target">The column to predict; null takes the declared one, else a column called <c>target</c>, <c>label</c>, <c>class</c>, <c>outcome</c> or <c>y</c>, else the last.</param>
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
    /// <exception cref="DataException">The text is not JSON of this form; a property or value is unknown; a column is named twice.</exception>
    public static Schema FromJson(string json, string source = "schema")
    {
        SchemaJson.Check(json, source);
        var schema = DataJson.Read(json, DataJson.Default.Schema, source);
        CheckNames(schema, source);
        return schema;
    }

    /// <summary>Reads a schema file.</summary>
    /// <exception cref="DataException">The file is missing or holds no schema.</exception>
    public static Schema Load(string path)
    {
        try
        {
            return FromJson(File.ReadAllText(path), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path}: the schema file cannot be read: {error.Message}", error);
        }
    }

    /// <summary>The schema as indented JSON.</summary>
    public string ToJson() => DataJson.WriteIndented(this, DataJson.Default.Schema);

    private static void CheckNames(Schema schema, string source)
    {
        if (schema.Columns.Any(column => string.IsNullOrEmpty(column.Name)))
            throw new DataException($"{source}: a column has no name.");
        if (schema.Columns.GroupBy(column => column.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new DataException($"{source}: the column '{twice.Key}' is declared twice.");
        if (schema.Columns.Count(column => column.Role == ColumnRole.Target) > 1)
            throw new DataException($"{source}: more than one column is declared the target.");
    }
}
