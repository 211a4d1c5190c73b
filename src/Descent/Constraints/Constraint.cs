using Descent.Graph;

namespace Descent.Constraints;

/// <summary>What a parameter is projected to after each update.</summary>
public abstract record Constraint
{
    /// <summary>The projected parameter, of the same shape.</summary>
    /// <param name="weights">The parameter after the update.</param>
    public abstract Tensor Apply(Tensor weights);
}
