using Descent.Activations;
using Descent.Graph;

namespace Descent.Layers;

/// <summary>x for x &gt; 0, else <c>NegativeSlope</c> · x, as a layer; any shape. The slope is Keras's 0.3; PyTorch's is 0.01.</summary>
/// <param name="NegativeSlope">The slope below 0, at least 0.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="NegativeSlope"/> is negative.</exception>
public sealed record LeakyReLU(double NegativeSlope = 0.3) : Layer
{
    /// <summary>The slope below 0.</summary>
    public double NegativeSlope { get; init => field = Setting<LeakyReLU>.NotNegative(value, nameof(NegativeSlope)); } = Setting<LeakyReLU>.NotNegative(NegativeSlope);

    /// <inheritdoc/>
    protected internal override bool KeepsMask => true;

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input) => new LeakyRelu(NegativeSlope).Apply(input);
}
