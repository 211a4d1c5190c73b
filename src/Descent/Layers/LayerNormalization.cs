using Descent.Graph;

namespace Descent.Layers;

/// <summary>
/// Brings each sample to mean 0 and variance 1 along some axes (Ba et al. 2016): gamma · (x - mean) / √(variance + <c>Epsilon</c>) + beta. Any shape, kept;
/// <c>gamma</c> and <c>beta</c> have the shape of those axes. The same in training and inference.
/// </summary>
/// <remarks>As in Keras; PyTorch's epsilon is 1e-5, and its axes are always the last ones.</remarks>
/// <param name="Axis">The axes that share a mean, the batch being 0; null for the last alone.</param>
/// <param name="Epsilon">The number that is added to the variance, positive.</param>
/// <param name="Center">Whether beta is learned and added.</param>
/// <param name="Scale">Whether gamma is learned and multiplied by.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
public sealed record LayerNormalization(ValueList<int>? Axis = null, double Epsilon = 1e-3, bool Center = true, bool Scale = true)
    : NormalizationLayer(Epsilon, Center, Scale)
{
    /// <summary>The axes that share a mean.</summary>
    public ValueList<int> Axis { get; init => field = Axes.Check<LayerNormalization>(value, nameof(Axis)); } = Axes.Check<LayerNormalization>(Axis, nameof(Axis));

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        var axes = Axes.Of(this, input.Shape, Axis.Span);
        var (_, centered, variance) = Moments(input, axes);
        return ScaleAndShift(Standardize(centered, variance), Parameters(scope, Axes.Lengths(input.Shape, axes)), axes);
    }
}
