using Descent.Graph;

namespace Descent.Layers;

/// <summary>
/// In training each element becomes 0 with probability <c>Rate</c>, and the others are divided by 1 - <c>Rate</c>, so that inference changes
/// nothing (inverted dropout; Srivastava et al. 2014). Any shape.
/// </summary>
/// <remarks>The mask depends on the seed, the step, the sample's row and the layer's path alone: not on threads or on how a batch is cut.</remarks>
/// <param name="Rate">The share of elements that become 0, in [0, 1).</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Rate"/> is outside of [0, 1).</exception>
public sealed record Dropout(double Rate) : Layer
{
    /// <summary>The share of elements that become 0.</summary>
    public double Rate { get; init => field = Setting<Dropout>.Fraction(value, nameof(Rate)); } = Setting<Dropout>.Fraction(Rate);

    /// <inheritdoc/>
    protected internal override bool KeepsMask => true;

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        return Dropping.Drop(scope, input, Rate, input.Shape);
    }
}
