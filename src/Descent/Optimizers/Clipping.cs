using Descent.Graph;

namespace Descent.Optimizers;

/// <summary>
/// Limits for gradients, as graph code. Norms are summed in Float64, so that a long Float32 gradient does not overflow, tensor after
/// tensor in the order of the list.
/// </summary>
/// <remarks>
/// A gradient that holds an infinity or a NaN has no direction to keep: clipping by norm leaves it as it is, where dividing by its
/// norm, as Keras and PyTorch do, would give NaN in place of the infinity and zeros beside it. So the infinity stays where it arose, and
/// <see cref="GlobalNorm"/> is infinite or NaN, which training can stop at. Clipping by value turns an infinity into the limit and keeps a NaN.
/// </remarks>
public static class Clipping
{
    /// <summary>Every number moved into [-limit, limit].</summary>
    /// <param name="gradient">A floating-point tensor of any shape.</param>
    /// <param name="limit">The limit, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is not positive.</exception>
    public static Tensor ByValue(Tensor gradient, double limit)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        Require.Positive(limit);
        return gradient.Clip(-limit, limit);
    }

    /// <summary>The gradient times <c>limit / max(norm, limit)</c>: its direction stays, its norm is at most the limit.</summary>
    /// <param name="gradient">A floating-point tensor of any shape.</param>
    /// <param name="limit">The greatest norm, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is not positive.</exception>
    public static Tensor ByNorm(Tensor gradient, double limit) => ByGlobalNorm([gradient], limit)[0];

    /// <summary>All gradients times one factor, <c>limit / max(norm of all together, limit)</c>.</summary>
    /// <param name="gradients">Floating-point tensors of any shapes.</param>
    /// <param name="limit">The greatest norm, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is not positive.</exception>
    public static IReadOnlyList<Tensor> ByGlobalNorm(IReadOnlyList<Tensor> gradients, double limit)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        Require.Positive(limit);
        var norm = GlobalNorm(gradients);
        var factor = (norm <= double.MaxValue).Select(limit / norm.Maximum(limit), norm.Like(1));
        return [.. gradients.Select(gradient => gradient * factor.Cast(gradient.DType))];
    }

    /// <summary>The Euclidean norm of a tensor's elements: a Float64 scalar.</summary>
    public static Tensor Norm(Tensor values) => GlobalNorm([values]);

    /// <summary>The Euclidean norm of the elements of all tensors together: a Float64 scalar, 0 for an empty list.</summary>
    public static Tensor GlobalNorm(IReadOnlyList<Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var sum = Tensor.Constant(0, DType.Float64);
        foreach (var tensor in tensors) sum += tensor.Cast(DType.Float64).Square().Sum();
        return sum.Sqrt();
    }
}
