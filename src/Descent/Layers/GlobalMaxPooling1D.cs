using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Layers;

/// <summary>The greatest element of each channel over all steps: <c>x: [batch, time, channels]</c> gives <c>[batch, channels]</c>, or <c>[batch, 1, channels]</c>. Padded steps count as they are, as in Keras: after <see cref="Masking"/> as zeros.</summary>
/// <param name="KeepDimensions">Whether the reduced axes stay, with length 1 (Keras's keepdims).</param>
public sealed record GlobalMaxPooling1D([property: JsonPropertyName("keepdims")] bool KeepDimensions = false) : Layer
{
    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input)
    {
        Windows.Check(this, input, 1);
        return input.Max([1], KeepDimensions);
    }
}
