using Descent.Graph;

namespace Descent.Constraints;

/// <summary>Shortens vectors that are longer than a length: w · min(norm, max) / (1e-7 + norm).</summary>
/// <param name="MaxValue">The greatest norm, at least 0.</param>
/// <param name="Axis">The axes over which a norm is taken, <c>[0]</c> if null: the weights into one unit of a dense layer; <c>[0, 1, 2]</c> for a kernel of Conv2D.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="MaxValue"/> is negative.</exception>
public sealed record MaxNorm(double MaxValue = 2, ValueList<int>? Axis = null) : Constraint
{
    /// <summary>The greatest norm.</summary>
    public double MaxValue { get; init; } = Require.NotNegative(MaxValue);

    /// <summary>The axes over which a norm is taken.</summary>
    public ValueList<int> Axis { get; init; } = Axis ?? [0];

    /// <inheritdoc/>
    public override Tensor Apply(Tensor weights)
    {
        var norms = Norms.Over(weights, Axis);
        return Norms.Rescale(weights, norms, norms.Minimum(MaxValue));
    }
}
