using Descent.Graph;

namespace Descent.Layers;

/// <summary>
/// <see cref="Dropout"/> of whole channels (Tompson et al. 2015): neighbouring places say the same, so dropping some of them takes little away. <c>[batch, height, width, channels]</c>,
/// and so the result.
/// </summary>
/// <remarks>As in Keras, and PyTorch's Dropout2d (which wants the channels in front).</remarks>
/// <param name="Rate">The share of channels that become 0, in [0, 1).</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Rate"/> is outside of [0, 1).</exception>
public sealed record SpatialDropout2D(double Rate) : Layer
{
    /// <summary>The share of channels that become 0.</summary>
    public double Rate { get; init => field = Setting<SpatialDropout2D>.Fraction(value, nameof(Rate)); } = Setting<SpatialDropout2D>.Fraction(Rate);

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        if (input.Shape.Rank != 4) throw Shapes.Misfit(nameof(SpatialDropout2D), "[batch, height, width, channels]", input.Shape);
        return Dropping.Drop(scope, input, Rate, [input.Shape[0], 1, 1, input.Shape[3]]);
    }
}
