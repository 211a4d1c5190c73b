using System.Text.Json;
using Descent.Graph;

namespace Descent.Data;

/// <summary>Checks the JSON that people write as a schema, so that what is wrong is told in their words, and where it stands.</summary>
internal sealed class SchemaJson
{
    private static readonly JsonDocumentOptions s_lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly string[] s_properties = ["columns", "task"], s_columnProperties = ["name", "role", "vocabulary", "missing", "evidence", "format"];

    private readonly string _json, _source;

    private SchemaJson(string json, string source) => (_json, _source) = (json, source);

    /// <exception cref="DataException">The text is no JSON, or not of the form of a schema.</exception>
    public static void Check(string json, string source)
    {
        ArgumentNullException.ThrowIfNull(json);
        using var document = Parse(json, source);
        new SchemaJson(json, source).Check(document.RootElement);
    }

    private static JsonDocument Parse(string json, string source)
    {
        try
        {
            if (JsonPlace.OfFault(json) is var (line, column, message)) throw new DataException($"{source}:{line}:{column}", message, line, column);
            return JsonDocument.Parse(json, s_lenient);
        }
        catch (JsonException error)
        {
            var (line, column, problem) = JsonPlace.OfError(error, json);
            throw new DataException($"{source}:{line}:{column}", $"this is not JSON: {problem}", line, column);
        }
    }

    private void Check(JsonElement schema)
    {
        CheckProperties(schema, s_properties, "the schema");
        if (!schema.TryGetProperty("columns", out var columns)) throw Error("the property 'columns' is missing: a list of columns is needed.");
        if (columns.ValueKind != JsonValueKind.Array) throw Error($"'columns' needs a list such as [{{\"name\": \"age\", \"role\": \"number\"}}], got {Raw(columns)}.", "columns");
        CheckName<LearningTask>(schema, "task", "the schema");
        var (seen, targets) = (new HashSet<string>(StringComparer.Ordinal), 0);
        foreach (var (index, column) in columns.EnumerateArray().Index())
        {
            var name = CheckColumn(column, index);
            if (!seen.Add(name)) throw Error($"the column '{Text.Short(name)}' is declared twice.", "columns", index, "name");
            var isTarget = Given(column, "role") is { } role && role.GetString()!.Equals("target", StringComparison.Ordinal);
            if (isTarget && ++targets > 1) throw Error("more than one column is declared the target.", "columns", index, "role");
        }
    }

    private string CheckColumn(JsonElement column, int index)
    {
        var what = $"column {index + 1}";
        if (column.ValueKind == JsonValueKind.Object && Given(column, "name") is { ValueKind: JsonValueKind.String } known) what += $" ('{Text.Short(known.GetString())}')";
        CheckProperties(column, s_columnProperties, what, "columns", index);
        if (Given(column, "name") is not { } name) throw Error($"{what}: a column has no name.", "columns", index);
        if (name.ValueKind != JsonValueKind.String) throw Error($"{what}: 'name' needs text, got {Raw(name)}.", "columns", index, "name");
        if (name.GetString() is not { Length: > 0 } text) throw Error($"{what}: a column has no name.", "columns", index, "name");
        CheckName<ColumnRole>(column, "role", what, "columns", index);
        CheckName<MissingPolicy>(column, "missing", what, "columns", index);
        if (Given(column, "evidence") is { ValueKind: not JsonValueKind.String } evidence) throw Error($"{what}: 'evidence' needs text, got {Raw(evidence)}.", "columns", index, "evidence");
        if (Given(column, "format") is { } format && (format.ValueKind != JsonValueKind.String || !Dates.IsFormat(format.GetString()!)))
            throw Error($"{what}: 'format' needs the format of dates such as \"d.M.yyyy\" (d day, M month, yyyy year, H hour, m minute, s second), got {Raw(format)}.", "columns", index, "format");
        if (Given(column, "vocabulary") is { } values) CheckVocabulary(values, what, index);
        return text;
    }

    private void CheckVocabulary(JsonElement values, string what, int index)
    {
        if (values.ValueKind != JsonValueKind.Array || values.EnumerateArray().Any(value => value.ValueKind != JsonValueKind.String))
            throw Error($"{what}: 'vocabulary' needs a list of texts such as [\"1\", \"2\"], got {Raw(values)}.", "columns", index, "vocabulary");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (place, value) in values.EnumerateArray().Index())
            if (value.GetString()! is var text && !seen.Add(text))
                throw Error($"{what}: 'vocabulary' names the value '{Text.Short(text)}' twice.", "columns", index, "vocabulary", place);
    }

    private void CheckProperties(JsonElement item, string[] known, string what, params object[] path)
    {
        if (item.ValueKind != JsonValueKind.Object) throw Error($"{what} needs to be an object, {{..}}, got {Raw(item)}.", path);
        foreach (var property in item.EnumerateObject())
            if (!known.Contains(property.Name))
                throw Error($"{what} has the unknown property '{Text.Short(property.Name)}'.{NearestName.Hint(property.Name, known)} The properties are {string.Join(", ", known)}.", [.. path, property.Name]);
    }

    /// <summary>Checks that a property, where it is given, is one of the names of an enumeration.</summary>
    private void CheckName<T>(JsonElement item, string property, string what, params object[] path) where T : struct, Enum
    {
        if (Given(item, property) is not { } value) return;
        string[] names = [.. Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        if (value.ValueKind != JsonValueKind.String || !names.Contains(text, StringComparer.Ordinal))
            throw Error($"{what}: '{property}' has no value '{Text.Short(text)}'.{NearestName.Hint(text, names)} The values are {string.Join(", ", names)}.", [.. path, property]);
    }

    private DataException Error(string message, params object[] path)
    {
        var (line, column) = JsonPlace.Of(_json, path);
        return new($"{_source}:{line}:{column}", message, line, column);
    }

    private static string Raw(JsonElement value) => Text.Short(value.GetRawText());

    private static JsonElement? Given(JsonElement item, string property) => item.TryGetProperty(property, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
