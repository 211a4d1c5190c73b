using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Descent.Graph;

namespace Descent.Data;

/// <summary>The JSON form of schemas and pipelines, without reflection; an unknown property is an error.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(ValueListJsonConverter<ColumnSchema>), typeof(ValueListJsonConverter<InputEncoding>), typeof(ValueListJsonConverter<SeriesCycle>)])]
[JsonSerializable(typeof(Schema))]
[JsonSerializable(typeof(Pipeline))]
[JsonSerializable(typeof(InputEncoding))]
[JsonSerializable(typeof(ColumnSchema))]
[JsonSerializable(typeof(SeriesInputs))]
[JsonSerializable(typeof(SeriesCycle))]
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
        catch (Exception error) when (error is JsonException or NotSupportedException or ArgumentException or InvalidOperationException)
        {
            throw Error(error, json, source);
        }
    }

    /// <summary>The error of the JSON reader, with the place in the words of data files.</summary>
    public static DataException Error(Exception error, string json, string source, string beginning = "")
    {
        if (error is not JsonException { LineNumber: { } line, BytePositionInLine: { } bytes }) return new($"{source}: {beginning}{Plain(error.Message)}", error);
        var text = Encoding.UTF8.GetBytes(json.Split('\n').ElementAtOrDefault((int)line) ?? "");
        var column = 1 + Encoding.UTF8.GetCharCount(text.AsSpan(0, (int)Math.Min(bytes, text.Length)));
        return new DataException($"{source}:{line + 1}:{column}: {beginning}{Plain(error.Message)}", error, (int)line + 1, column);
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
