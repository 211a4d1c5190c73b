using Descent.Graph;

namespace Descent.Constraints;

/// <summary>Gives vectors the length one: w / (1e-7 + norm).</summary>
/// <param name="Axis">The axes over which a norm is taken, <c>[0]</c> if null.</param>
public sealed record UnitNorm(ValueList<int>? Axis = null) : Constraint
{
    /// <summary>The axes over which a norm is taken.</summary>
    public ValueList<int> Axis { get; init; } = Axis ?? [0];

    /// <inheritdoc/>
    public override Tensor Apply(Tensor weights)
    {
        var norms = Norms.Over(weights, Axis);
        return Norms.Rescale(weights, norms, norms.Like(1));
    }
}
