using Descent.Graph;
using Descent.Initializers;

namespace Descent.Layers;

/// <summary>
/// Divides by the root of the mean square along some axes (Zhang and Sennrich 2019): x / √(mean(x²) + <c>Epsilon</c>) · scale. Any shape, kept; <c>scale</c> has the
/// shape of those axes. The same in training and inference.
/// </summary>
/// <remarks>As in Keras; PyTorch's epsilon is that of the element type (1.2e-7 in Float32), and its axes are always the last ones.</remarks>
/// <param name="Axis">The axes that share a mean square, the batch being 0; null for the last alone.</param>
/// <param name="Epsilon">The number that is added to the mean square, positive.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
public sealed record RMSNormalization(ValueList<int>? Axis = null, double Epsilon = 1e-6) : Layer
{
    /// <summary>The axes that share a mean square.</summary>
    public ValueList<int> Axis { get; init => field = Axes.Check<RMSNormalization>(value, nameof(Axis)); } = Axes.Check<RMSNormalization>(Axis, nameof(Axis));

    /// <summary>The number that is added to the mean square.</summary>
    public double Epsilon { get; init => field = Setting<RMSNormalization>.Positive(value, nameof(Epsilon)); } = Setting<RMSNormalization>.Positive(Epsilon);

    /// <inheritdoc/>
    protected internal override bool KeepsMask => true;

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        var axes = Axes.Of(this, input.Shape, Axis.Span);
        var factor = 1 / (input.Square().Mean(axes, keepDimensions: true) + Epsilon).Sqrt();
        var scale = scope.Parameter("scale", Axes.Lengths(input.Shape, axes), new Ones());
        return input * factor.BroadcastTo(input.Shape) * Axes.Along(scale, input.Shape, axes);
    }
}
