using System.Text.Json.Serialization;

namespace Descent.Layers;

/// <summary>The JSON form of layers: Keras's class name and snake_case settings.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(Layer))]
// Activation functions of these names, but for case, are among the generated contracts too.
[JsonSerializable(typeof(ReLU), TypeInfoPropertyName = "ReLULayer")]
[JsonSerializable(typeof(LeakyReLU), TypeInfoPropertyName = "LeakyReLULayer")]
[JsonSerializable(typeof(ELU), TypeInfoPropertyName = "ELULayer")]
[JsonSerializable(typeof(Softmax), TypeInfoPropertyName = "SoftmaxLayer")]
internal sealed partial class LayerJson : JsonSerializerContext;
