using System.Text.Json.Serialization;

namespace Descent.Constraints;

/// <summary>The JSON form of constraints: Keras's class names and snake_case settings.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(Constraint))]
[JsonSerializable(typeof(int))]        // the items of the lists of axes
internal sealed partial class ConstraintJson : JsonSerializerContext;
