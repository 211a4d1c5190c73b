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
            return JsonNode.Parse(text, documentOptions: s_options) ?? throw new FormatException("a part in JSON is empty");
        }
        catch (JsonException error)
        {
            throw new FormatException($"a part in JSON cannot be read: {error.Message}", error);
        }
    }
}
