using System.Text.Json.Serialization;

namespace Descent.Losses;

/// <summary>The JSON form of losses: Keras's class names and snake_case settings.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(Loss))]
internal sealed partial class LossJson : JsonSerializerContext;
