using System.Text.Json;
using System.Text.Json.Serialization;

namespace Descent.Graph;

/// <summary>
/// Chooses the converter of a <see cref="ValueList{T}"/> of numbers or names. That of a list of other items stands among the
/// converters of the context or the options: <c>Converters = [typeof(ValueListJsonConverter&lt;ColumnSchema&gt;)]</c>.
/// </summary>
internal sealed class ValueListJsonConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => Converter(typeToConvert) is not null;

    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) => Converter(typeToConvert);

    // Every closed type stands here in full, so that ahead-of-time compilation sees it.
    private static JsonConverter? Converter(Type type) =>
        type == typeof(ValueList<int>) ? new ValueListJsonConverter<int>()
        : type == typeof(ValueList<long>) ? new ValueListJsonConverter<long>()
        : type == typeof(ValueList<double>) ? new ValueListJsonConverter<double>()
        : type == typeof(ValueList<string>) ? new ValueListJsonConverter<string>()
        : type == typeof(ValueList<ValueList<int>>) ? new ValueListJsonConverter<ValueList<int>>()
        : null;
}
