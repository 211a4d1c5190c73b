using Descent.Graph;

namespace Descent.Layers;

/// <summary>
/// A layer applied to each step of a sequence, with the same parameters: <c>x: [batch, time, ..]</c> gives <c>[batch, time, ..]</c> of the layer's outputs. The
/// steps of all samples are one batch to the layer; its parameters are <c>layer/..</c>. The output has the input's mask; the layer itself sees none, padded steps
/// are samples to it. One that takes statistics over samples, such as <see cref="BatchNormalization"/>, belongs behind this layer: it takes <c>[batch, time, ..]</c> itself and leaves padding out.
/// </summary>
/// <param name="Layer">A layer of one input and one output.</param>
public sealed record TimeDistributed(Layer Layer) : Layer
{
    /// <inheritdoc/>
    protected internal override bool KeepsMask => true;

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        if (input.Shape.Rank < 3) throw Shapes.Misfit(nameof(TimeDistributed), "[batch, time, ..]", input.Shape);
        var rows = Shape.Create([input.Shape[0] * input.Shape[1]]);
        var output = scope.Build(Layer, "layer", input.Reshape(rows.Concat(input.Shape[2..])));
        return output.Reshape(input.Shape[..2].Concat(output.Shape[1..]));
    }
}
