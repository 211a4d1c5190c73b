using System.Text.Json.Serialization;

namespace Descent.Metrics;

/// <summary>The JSON form of metrics: Keras's class name and snake_case settings.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(Metric))]
internal sealed partial class MetricJson : JsonSerializerContext;
