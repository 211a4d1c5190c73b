using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Descent.Tabular.Results;

/// <summary>The JSON form of results, without reflection.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunResults))]
internal sealed partial class ResultsJson : JsonSerializerContext
{
    private static ResultsJson? s_readable;

    /// <summary>Indented, with letters as they are.</summary>
    public static ResultsJson Readable => s_readable ??= new(new JsonSerializerOptions(Default.Options) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
