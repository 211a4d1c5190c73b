using System.Text.Json;
using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Layers;

/// <summary>Reads a list of whole numbers that may be written as one number, and writes a list of one as the number, as Keras does.</summary>
internal sealed class NumberOrListJsonConverter : JsonConverter<ValueList<int>>
{
    private static readonly ValueListJsonConverter<int> List = new();

    public override ValueList<int>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number ? [reader.GetInt32()] : List.Read(ref reader, typeToConvert, options);

    public override void Write(Utf8JsonWriter writer, ValueList<int> value, JsonSerializerOptions options)
    {
        if (value is [var single]) writer.WriteNumberValue(single);
        else List.Write(writer, value, options);
    }
}
