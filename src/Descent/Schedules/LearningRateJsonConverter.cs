using System.Text.Json;
using System.Text.Json.Serialization;

namespace Descent.Schedules;

/// <summary>
/// Reads a learning rate that is a number or a schedule, and writes a constant one as its number, as Keras's configurations do. For
/// the property of an optimizer: <c>[JsonConverter(typeof(LearningRateJsonConverter))]</c>.
/// </summary>
internal sealed class LearningRateJsonConverter : JsonConverter<Schedule>
{
    public override Schedule? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number ? new ConstantRate(reader.GetDouble())
            : JsonSerializer.Deserialize(ref reader, ScheduleJson.Default.Schedule);

    public override void Write(Utf8JsonWriter writer, Schedule value, JsonSerializerOptions options)
    {
        if (value is ConstantRate constant) writer.WriteNumberValue(constant.LearningRate);
        else JsonSerializer.Serialize(writer, value, ScheduleJson.Default.Schedule);
    }
}
