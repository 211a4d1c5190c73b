using System.Text.Json;
using System.Text.Json.Serialization;

namespace Descent.Metrics;

/// <summary>Reads and writes thresholds as Keras does: a number, or a list of numbers.</summary>
internal sealed class ThresholdsJsonConverter : JsonConverter<Thresholds>
{
    public override Thresholds Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return reader.GetDouble();
        var values = new List<double>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) values.Add(reader.GetDouble());
        return Thresholds.Create(values.ToArray());
    }

    public override void Write(Utf8JsonWriter writer, Thresholds value, JsonSerializerOptions options)
    {
        if (!value.IsList)
        {
            writer.WriteNumberValue(value.Values[0]);
            return;
        }
        writer.WriteStartArray();
        foreach (var threshold in value.Values) writer.WriteNumberValue(threshold);
        writer.WriteEndArray();
    }
}
