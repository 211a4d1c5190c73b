using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Layers;

/// <summary>The mean of each channel over all steps: <c>x: [batch, time, channels]</c> gives <c>[batch, channels]</c>, or <c>[batch, 1, channels]</c>. Padded steps do not count.</summary>
/// <param name="KeepDimensions">Whether the reduced axes stay, with length 1 (Keras's keepdims).</param>
public sealed record GlobalAveragePooling1D([property: JsonPropertyName("keepdims")] bool KeepDimensions = false) : Layer
{
    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(scope);
        Windows.Check(this, input, 1);
        if (scope.MaskOf(input) is not { } mask) return input.Mean([1], KeepDimensions);
        var mean = Masks.Mean(input, Masks.Weights(mask, input), [1]);
        return KeepDimensions ? mean : mean.Reshape(input.Shape[0], input.Shape[2]);
    }
}
