using System.Text.Json;
using Descent.Graph;

namespace Descent.Data;

/// <summary>Checks the JSON that people write as a schema, so that what is wrong is told in their words.</summary>
internal static class SchemaJson
{
    private static readonly JsonDocumentOptions s_lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly string[] s_properties = ["columns", "task"], s_columnProperties = ["name", "role", "vocabulary", "missing", "evidence"];

    /// <exception cref="DataException">The text is no JSON, or not of the form of a schema.</exception>
    public static void Check(string json, string source)
    {
        ArgumentNullException.ThrowIfNull(json);
        using var document = Parse(json, source);
        var schema = document.RootElement;
        CheckProperties(schema, s_properties, $"{source}: the schema");
        if (!schema.TryGetProperty("columns", out var columns)) throw new DataException($"{source}: the property 'columns' is missing: a list of columns is needed.");
        if (columns.ValueKind != JsonValueKind.Array) throw new DataException($"{source}: 'columns' needs a list such as [{{\"name\": \"age\", \"role\": \"number\"}}], got {columns.GetRawText()}.");
        CheckName<LearningTask>(schema, "task", $"{source}:");
        var number = 1;
        foreach (var column in columns.EnumerateArray()) CheckColumn(column, source, number++);
    }

    private static JsonDocument Parse(string json, string source)
    {
        try
        {
            return JsonDocument.Parse(json, s_lenient);
        }
        catch (JsonException error)
        {
            throw new DataException($"{source}:{error.LineNumber + 1}: this is not JSON: {DataJson.Plain(error.Message)}", error);
        }
    }

    private static void CheckColumn(JsonElement column, string source, int number)
    {
        var place = $"{source}: column {number}";
        if (column.ValueKind == JsonValueKind.Object && column.TryGetProperty("name", out var name))
            place += name.ValueKind == JsonValueKind.String ? $" ('{name.GetString()}')" : throw new DataException($"{place}: 'name' needs text, got {name.GetRawText()}.");
        CheckProperties(column, s_columnProperties, place);
        CheckName<ColumnRole>(column, "role", place + ":");
        CheckName<MissingPolicy>(column, "missing", place + ":");
        if (Given(column, "evidence") is { ValueKind: not JsonValueKind.String } evidence) throw new DataException($"{place}: 'evidence' needs text, got {evidence.GetRawText()}.");
        if (Given(column, "vocabulary") is { } values && (values.ValueKind != JsonValueKind.Array || values.EnumerateArray().Any(value => value.ValueKind != JsonValueKind.String)))
            throw new DataException($"{place}: 'vocabulary' needs a list of texts such as [\"1\", \"2\"], got {values.GetRawText()}.");
    }

    private static void CheckProperties(JsonElement item, string[] known, string place)
    {
        if (item.ValueKind != JsonValueKind.Object) throw new DataException($"{place} needs to be an object, {{..}}, got {item.GetRawText()}.");
        foreach (var property in item.EnumerateObject())
            if (!known.Contains(property.Name))
                throw new DataException($"{place} has the unknown property '{property.Name}'.{NearestName.Hint(property.Name, known)} The properties are {string.Join(", ", known)}.");
    }

    /// <summary>Checks that a property, where it is given, is one of the names of an enumeration.</summary>
    private static void CheckName<T>(JsonElement item, string property, string place) where T : struct, Enum
    {
        if (Given(item, property) is not { } value) return;
        string[] names = [.. Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        if (value.ValueKind != JsonValueKind.String || !names.Contains(text, StringComparer.OrdinalIgnoreCase))
            throw new DataException($"{place} '{property}' has no value '{text}'.{NearestName.Hint(text, names)} The values are {string.Join(", ", names)}.");
    }

    private static JsonElement? Given(JsonElement item, string property) => item.TryGetProperty(property, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
