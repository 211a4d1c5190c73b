using System.Text;
using System.Text.Json;

namespace Descent.Data;

/// <summary>Finds where a value stands in a JSON text.</summary>
internal static class JsonPlace
{
    /// <summary>So many brackets may stand in each other, as the reader has it.</summary>
    private const int DeepestLevel = 64;

    private static readonly JsonReaderOptions s_lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The line and the character in it, both counted from 1, at which a value begins; of what is not there, where the nearest thing around it begins.</summary>
    /// <param name="json">Text that is JSON.</param>
    /// <param name="path">Names of properties and places in lists, from the outside to the inside.</param>
    public static (int Line, int Column) Of(string json, params ReadOnlySpan<object> path)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes, s_lenient);
        reader.Read();
        var place = reader.TokenStartIndex;
        foreach (var step in path)
        {
            if (!(step is int index ? Enter(ref reader, index) : Enter(ref reader, (string)step))) break;
            place = reader.TokenStartIndex;
        }
        return Of(bytes.AsSpan(0, (int)place));
    }

    /// <summary>Where the first property stands that an object has twice, or the first text that escapes half a character (<c>\ud800</c>); null where all is well.</summary>
    /// <exception cref="JsonException">This is no JSON.</exception>
    public static (int Line, int Column, string Message)? OfFault(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes, s_lenient);
        var objects = new Stack<HashSet<string>>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject) objects.Push(new(StringComparer.Ordinal));
            else if (reader.TokenType == JsonTokenType.EndObject) objects.Pop();
            else if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && FaultOf(ref reader, objects) is { } message)
            {
                var (line, column) = Of(bytes.AsSpan(0, (int)reader.TokenStartIndex));
                return (line, column, message);
            }
        }
        return null;
    }

    /// <summary>Where the reader stopped in what is no JSON, and why, in words for people.</summary>
    public static (int Line, int Column, string Message) OfError(JsonException error, string json)
    {
        var lines = json.Split('\n');
        var line = (int)Math.Min(error.LineNumber ?? 0, lines.Length - 1);
        var bytes = Encoding.UTF8.GetBytes(lines[line]);
        var column = Encoding.UTF8.GetCharCount(bytes.AsSpan(0, (int)Math.Min(error.BytePositionInLine ?? 0, bytes.Length)));
        var left = string.Join('\n', lines[line..])[Math.Min(column, lines[line].Length)..];
        return (line + 1, column + 1, Message(json, left.TrimStart()));
    }

    private static string Message(string json, string left)
    {
        if (string.IsNullOrWhiteSpace(json)) return "the text is empty.";
        if (left.Length == 0) return "the text ends too early: a bracket or a quote is not closed.";
        if (left[0] is '{' or '[' && json[..^left.Length].Count(letter => letter is '{' or '[') >= DeepestLevel) return $"brackets stand in brackets more than {DeepestLevel} times.";
        return left[0] == '\'' ? "texts stand in double quotes, not in single ones." : $"'{left[0]}' is not expected here: look for a comma, a quote or a bracket that is missing or too many.";
    }

    private static string? FaultOf(ref Utf8JsonReader reader, Stack<HashSet<string>> objects)
    {
        try
        {
            var text = reader.GetString()!;
            return reader.TokenType != JsonTokenType.PropertyName || objects.Peek().Add(text) ? null : $"the property '{Text.Short(text)}' stands twice.";
        }
        catch (InvalidOperationException)
        {
            return "the text escapes half a character: write both halves, such as \\ud83d\\ude00, or the character.";
        }
    }

    /// <summary>The line and the character behind a text.</summary>
    public static (int Line, int Column) Of(ReadOnlySpan<byte> before) =>
        (1 + before.Count((byte)'\n'), 1 + Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]));

    private static bool Enter(ref Utf8JsonReader reader, int index)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return false;
        for (reader.Read(); reader.TokenType != JsonTokenType.EndArray; reader.Skip(), reader.Read())
            if (index-- == 0) return true;
        return false;
    }

    private static bool Enter(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return false;
        for (reader.Read(); reader.TokenType == JsonTokenType.PropertyName; reader.Skip(), reader.Read())
        {
            var isFound = reader.ValueTextEquals(name);
            reader.Read();
            if (isFound) return true;
        }
        return false;
    }
}
