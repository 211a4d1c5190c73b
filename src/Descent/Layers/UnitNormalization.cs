using Descent.Graph;

namespace Descent.Layers;

/// <summary>Divides by the length along some axes, so that it is 1: x / max(‖x‖, 1e-12). Any shape, kept.</summary>
/// <remarks>As in Keras and PyTorch's <c>functional.normalize</c>. A vector of zeros stays, and its gradient is finite.</remarks>
/// <param name="Axis">The axes whose elements make a vector, the batch being 0; null for the last alone.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Axis"/> is empty or has the batch.</exception>
public sealed record UnitNormalization(ValueList<int>? Axis = null) : Layer
{
    private const double LeastLength = 1e-12;

    /// <summary>The axes whose elements make a vector.</summary>
    public ValueList<int> Axis { get; init => field = Axes.Check<UnitNormalization>(value, nameof(Axis)); } = Axes.Check<UnitNormalization>(Axis, nameof(Axis));

    /// <inheritdoc/>
    protected internal override bool KeepsMask => true;

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var axes = Axes.Of(this, input.Shape, Axis.Span);
        var square = input.Square().Sum(axes, keepDimensions: true).Maximum(LeastLength * LeastLength);
        return input / square.Sqrt().BroadcastTo(input.Shape);
    }
}
