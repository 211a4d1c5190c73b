using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Descent.Cli.Output.Events;

/// <summary>The JSON form of events, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CommandEvent))]
internal sealed partial class EventJson : JsonSerializerContext
{
    private static EventJson? s_readable;

    /// <summary>One line, with letters as they are.</summary>
    public static string Line(CommandEvent told)
    {
        s_readable ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        return JsonSerializer.Serialize(told, s_readable.CommandEvent);
    }
}
