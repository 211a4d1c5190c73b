using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Descent.Graph;

namespace Descent.Data;

/// <summary>The JSON form of schemas and pipelines, without reflection; an unknown property is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    Converters = [typeof(ValueListJsonConverter<ColumnSchema>), typeof(ValueListJsonConverter<InputEncoding>)])]
[JsonSerializable(typeof(Schema))]
[JsonSerializable(typeof(Pipeline))]
[JsonSerializable(typeof(InputEncoding))]
[JsonSerializable(typeof(ColumnSchema))]
internal sealed partial class DataJson : JsonSerializerContext
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a value.</summary>
    /// <exception cref="DataException">The text is not JSON of the type's form.</exception>
    public static T Read<T>(string json, JsonTypeInfo<T> type, string source)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new DataException($"{source}: 'null' stands where an object is needed.");
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or ArgumentException)
        {
            var line = error is JsonException { LineNumber: { } number } ? $":{number + 1}" : "";
            throw new DataException($"{source}{line}: {Plain(error.Message)}", error);
        }
    }

    /// <summary>A message of the JSON reader without the place, which is told otherwise.</summary>
    public static string Plain(string message)
    {
        var end = new[] { " Path: ", " LineNumber: " }.Select(mark => message.IndexOf(mark, StringComparison.Ordinal)).Where(place => place > 0).DefaultIfEmpty(message.Length).Min();
        return message[..end];
    }

    /// <summary>Writes a value on several lines and with readable letters: for files that people edit.</summary>
    public static string WriteIndented<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToNode(value, type)!.ToJsonString(s_indented);
}
