using System.Text.Json;
using System.Text.Json.Serialization;

namespace Descent.Models;

/// <summary>The architecture of a model as it stands in JSON; see <see cref="ModelJson"/>.</summary>
internal sealed record ModelDescription(
    string Type,
    IReadOnlyList<InputDescription> Inputs,
    IReadOnlyList<LayerDescription> Layers,
    IReadOnlyList<string> Outputs,
    string? Name = null,
    string? Dtype = null,
    long Seed = 0);

/// <summary>An input of a model.</summary>
internal sealed record InputDescription(string Name, IReadOnlyList<int> Shape, string? Dtype = null);

/// <summary>A layer of a model, and what it is applied to.</summary>
internal sealed record LayerDescription(string ClassName, JsonElement Config, string Name, JsonElement? Inbound = null);

/// <summary>The config of a model that is a layer of another one.</summary>
internal sealed record NestedModelDescription(ModelDescription Model, bool Trainable = true);

/// <summary>The JSON form of architectures.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ModelDescription))]
[JsonSerializable(typeof(NestedModelDescription))]
internal sealed partial class ModelDescriptionJson : JsonSerializerContext;
