using System.Text.Json.Serialization;

namespace Descent.Initializers;

/// <summary>The JSON form of initializers: Keras's class name and snake_case settings.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(Initializer))]
internal sealed partial class InitializerJson : JsonSerializerContext;
