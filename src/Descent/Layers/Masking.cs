using Descent.Graph;

namespace Descent.Layers;

/// <summary>
/// Marks the steps of <c>x: [batch, time, ..]</c> whose elements all equal a value as padding, and makes them 0; see <see cref="Scope.MaskOf"/>. The shape stays.
/// </summary>
/// <remarks>
/// As in Keras; PyTorch packs sequences of unequal lengths instead. Losses and metrics of a model whose output is masked leave padded steps out: they are
/// means over the real steps. <see cref="GlobalMaxPooling1D"/> and other layers that end masks see the zeros.
/// </remarks>
/// <param name="MaskValue">The value that padding is made of.</param>
public sealed record Masking(double MaskValue = 0) : Layer
{
    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        if (input.Shape.Rank < 3) throw Shapes.Misfit(nameof(Masking), "[batch, time, ..]", input.Shape);
        int[] features = [.. Enumerable.Range(2, input.Shape.Rank - 2)];
        var mask = input.NotEqualTo(MaskValue).Cast(scope.DType).Max(features) > 0;
        var output = mask.RepeatAlong(input.Shape).Select(input, Tensor.Zeros(input.DType, input.Shape));
        scope.SetMask(output, mask);
        return output;
    }
}
