using Descent.Graph;

namespace Descent.Regularizers;

/// <summary>l1 · Σ |w| + l2 · Σ w² (elastic net, Zou and Hastie 2005).</summary>
/// <param name="L1">The factor of the sum of sizes, at least 0.</param>
/// <param name="L2">The factor of the sum of squares, at least 0.</param>
/// <exception cref="ArgumentOutOfRangeException">A factor is negative.</exception>
public sealed record L1L2(double L1 = 0, double L2 = 0) : Regularizer
{
    /// <summary>The factor of the sum of sizes.</summary>
    public double L1 { get; init; } = Require.NotNegative(L1);

    /// <summary>The factor of the sum of squares.</summary>
    public double L2 { get; init; } = Require.NotNegative(L2);

    /// <inheritdoc/>
    public override Tensor Penalty(Tensor weights) => new L1(L1).Penalty(weights) + new L2(L2).Penalty(weights);
}
