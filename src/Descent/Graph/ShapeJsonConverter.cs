using System.Text.Json;
using System.Text.Json.Serialization;

namespace Descent.Graph;

/// <summary>Reads and writes a <see cref="Shape"/> as the array of its lengths.</summary>
internal sealed class ShapeJsonConverter : JsonConverter<Shape>
{
    public override Shape Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException($"A shape is a list of lengths, not {reader.TokenType}.");
        var lengths = new List<int>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) lengths.Add(reader.GetInt32());
        return lengths.Exists(length => length < 0) ? throw new JsonException($"A shape has no negative lengths, got [{string.Join(", ", lengths)}].") : Shape.Create(lengths.ToArray());
    }

    public override void Write(Utf8JsonWriter writer, Shape value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var length in value) writer.WriteNumberValue(length);
        writer.WriteEndArray();
    }
}
