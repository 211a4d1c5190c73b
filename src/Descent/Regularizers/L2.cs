using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Regularizers;

/// <summary>factor · Σ w², without a half: the gradient is 2 · factor · w (ridge, Hoerl and Kennard 1970). PyTorch's weight_decay is the gradient factor · w.</summary>
/// <param name="Factor">The factor, <c>l2</c> in Keras, at least 0.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Factor"/> is negative.</exception>
public sealed record L2(double Factor = 0.01) : Regularizer
{
    /// <summary>The factor, <c>l2</c> in Keras.</summary>
    [JsonPropertyName("l2")]
    public double Factor { get; init; } = Require.NotNegative(Factor);

    /// <inheritdoc/>
    public override Tensor Penalty(Tensor weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Square().Sum() * Factor;
    }
}
