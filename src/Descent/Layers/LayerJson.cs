using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Layers;

/// <summary>The JSON form of layers: Keras's class name and snake_case settings.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowOutOfOrderMetadataProperties = true,
    Converters = [typeof(ValueListJsonConverter<EmbeddedColumn>)])]
[JsonSerializable(typeof(Layer))]
[JsonSerializable(typeof(EmbeddedColumn))]
// Activation functions of these names, but for case, are among the generated contracts too.
[JsonSerializable(typeof(ReLU), TypeInfoPropertyName = "ReLULayer")]
[JsonSerializable(typeof(LeakyReLU), TypeInfoPropertyName = "LeakyReLULayer")]
[JsonSerializable(typeof(ELU), TypeInfoPropertyName = "ELULayer")]
[JsonSerializable(typeof(Softmax), TypeInfoPropertyName = "SoftmaxLayer")]
internal sealed partial class LayerJson : JsonSerializerContext;
