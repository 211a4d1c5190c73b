using Descent.Graph;

namespace Descent.Constraints;

/// <summary>max(w, 0): negative values become 0.</summary>
public sealed record NonNeg : Constraint
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Maximum(0);
    }
}
