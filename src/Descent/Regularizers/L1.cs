using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Regularizers;

/// <summary>factor · Σ |w|, which draws values to exactly 0; the gradient at 0 is 0 (lasso, Tibshirani 1996).</summary>
/// <param name="Factor">The factor, <c>l1</c> in Keras, at least 0.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Factor"/> is negative.</exception>
public sealed record L1(double Factor = 0.01) : Regularizer
{
    /// <summary>The factor, <c>l1</c> in Keras.</summary>
    [JsonPropertyName("l1")]
    public double Factor { get; init; } = Require.NotNegative(Factor);

    /// <inheritdoc/>
    public override Tensor Penalty(Tensor weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Abs().Sum() * Factor;
    }
}
