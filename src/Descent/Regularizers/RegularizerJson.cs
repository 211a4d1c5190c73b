using System.Text.Json.Serialization;

namespace Descent.Regularizers;

/// <summary>The JSON form of regularizers: Keras's class names and snake_case settings.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(Regularizer))]
internal sealed partial class RegularizerJson : JsonSerializerContext;
