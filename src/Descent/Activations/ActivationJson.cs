using System.Text.Json.Serialization;

namespace Descent.Activations;

/// <summary>The JSON form of activations: Keras's names and snake_case settings.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(ActivationFunction))]
internal sealed partial class ActivationJson : JsonSerializerContext;
