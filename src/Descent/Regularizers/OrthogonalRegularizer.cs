using Descent.Graph;

namespace Descent.Regularizers;

/// <summary>factor · the mean over all pairs of rows (or columns) of a matrix of |cosine between them|: 0 where all are orthogonal.</summary>
/// <param name="Factor">The factor, at least 0.</param>
/// <param name="Mode">Rows or columns.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Factor"/> is negative.</exception>
public sealed record OrthogonalRegularizer(double Factor = 0.01, OrthogonalMode Mode = OrthogonalMode.Rows) : Regularizer
{
    private const double LeastNorm = 1e-7;

    /// <summary>The factor.</summary>
    public double Factor { get; init; } = Require.NotNegative(Factor);

    /// <inheritdoc/>
    public override Tensor Penalty(Tensor weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Shape.Rank != 2) throw new ShapeException($"OrthogonalRegularizer needs a matrix, got {weights.Describe()}.");
        var (axis, along) = Mode == OrthogonalMode.Rows ? (0, 1) : (1, 0);
        var norms = weights.Square().Sum(along, keepDimensions: true).Maximum(LeastNorm * LeastNorm).Sqrt();
        var unit = weights / norms.BroadcastTo(weights.Shape);
        var cosines = unit.MatMul(unit, transposeLeft: axis == 1, transposeRight: axis == 0);
        // Every pair stands twice in the product; a single vector has no pair.
        var vectors = weights.Shape[axis];
        return (cosines * OffDiagonal(vectors, weights.DType)).Abs().Sum() * (Factor / Math.Max(1, vectors * (vectors - 1L)));
    }

    private static Tensor OffDiagonal(int length, DType type) =>
        1 - Tensor.Constant([.. Enumerable.Range(0, length).Select(place => (double)place)], [length], DType.Int32).OneHot(length, type);
}
