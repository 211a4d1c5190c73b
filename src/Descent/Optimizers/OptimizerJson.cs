using System.Text.Json.Serialization;

namespace Descent.Optimizers;

/// <summary>The JSON form of optimizers: Keras's class name and snake_case settings.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(Optimizer))]
internal sealed partial class OptimizerJson : JsonSerializerContext;
