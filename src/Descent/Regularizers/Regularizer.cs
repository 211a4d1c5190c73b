using Descent.Graph;

namespace Descent.Regularizers;

/// <summary>A penalty on the size of a parameter's values, added to the loss.</summary>
public abstract record Regularizer
{
    /// <summary>The penalty, a scalar.</summary>
    /// <param name="weights">The parameter, of any shape.</param>
    public abstract Tensor Penalty(Tensor weights);
}
