using Descent.Graph;

namespace Descent.Layers;

/// <summary>In training adds a number of N(0, <c>Stddev</c>²) to each element, which keeps a net from leaning on exact values; inference changes nothing. Any shape.</summary>
/// <remarks>The noise depends on the seed, the step, the sample's row and the layer's path alone: not on threads or on how a batch is cut.</remarks>
/// <param name="Stddev">The standard deviation, at least 0.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Stddev"/> is negative or not finite.</exception>
public sealed record GaussianNoise(double Stddev) : Layer
{
    /// <summary>The standard deviation.</summary>
    public double Stddev { get; init => field = Setting<GaussianNoise>.NotNegative(value, nameof(Stddev)); } = Setting<GaussianNoise>.NotNegative(Stddev);

    /// <inheritdoc/>
    protected internal override bool KeepsMask => true;

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        return scope.Training && Stddev > 0 ? input + Stddev * scope.RandomNormal("noise", input.Shape) : input;
    }
}
