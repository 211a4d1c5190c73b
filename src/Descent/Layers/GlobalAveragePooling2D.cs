using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Layers;

/// <summary>The mean of each channel over all places: <c>x: [batch, height, width, channels]</c> gives <c>[batch, channels]</c>, or <c>[batch, 1, 1, channels]</c>.</summary>
/// <param name="KeepDimensions">Whether the reduced axes stay, with length 1 (Keras's keepdims).</param>
public sealed record GlobalAveragePooling2D([property: JsonPropertyName("keepdims")] bool KeepDimensions = false) : Layer
{
    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input)
    {
        Windows.Check(this, input, 2);
        return input.Mean([1, 2], KeepDimensions);
    }
}
