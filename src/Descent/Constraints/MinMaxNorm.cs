using Descent.Graph;

namespace Descent.Constraints;

/// <summary>Draws lengths of vectors into a range: w · (rate · clip(norm) + (1 - rate) · norm) / (1e-7 + norm).</summary>
/// <param name="MinValue">The least norm, at least 0.</param>
/// <param name="MaxValue">The greatest norm, at least 0.</param>
/// <param name="Rate">How much of the way is gone at once, in [0, 1]; 1 is strict.</param>
/// <param name="Axis">The axes over which a norm is taken, <c>[0]</c> if null.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
public sealed record MinMaxNorm(double MinValue = 0, double MaxValue = 1, double Rate = 1, ValueList<int>? Axis = null) : Constraint
{
    /// <summary>The least norm.</summary>
    public double MinValue { get; init; } = Require.NotNegative(MinValue);

    /// <summary>The greatest norm.</summary>
    public double MaxValue { get; init; } = Require.NotNegative(MaxValue);

    /// <summary>How much of the way is gone at once.</summary>
    public double Rate { get; init; } = Require.Within(0, 1, Rate);

    /// <summary>The axes over which a norm is taken.</summary>
    public ValueList<int> Axis { get; init; } = Axis ?? [0];

    /// <inheritdoc/>
    public override Tensor Apply(Tensor weights)
    {
        var norms = Norms.Over(weights, Axis);
        return Norms.Rescale(weights, norms, (norms.Clip(MinValue, MaxValue) * Rate) + (norms * (1 - Rate)));
    }
}
