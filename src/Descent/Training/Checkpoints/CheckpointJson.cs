using System.Text.Json;
using System.Text.Json.Nodes;

namespace Descent.Training.Checkpoints;

/// <summary>Reads the JSON of checkpoints, which may be damaged in any way.</summary>
internal static class CheckpointJson
{
    private static readonly JsonDocumentOptions s_options = new() { AllowDuplicateProperties = false };

    /// <exception cref="FormatException">The text is no JSON, or null.</exception>
    public static JsonNode Parse(string text)
    {
        try
        {
            var json = JsonNode.Parse(text, documentOptions: s_options) ?? throw new FormatException("a part in JSON is empty");
            json.ToJsonString();                // finds escapes of half a character, which else are found when a text is asked for
            return json;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new FormatException($"a part in JSON cannot be read: {error.Message}", error);
        }
    }
}
