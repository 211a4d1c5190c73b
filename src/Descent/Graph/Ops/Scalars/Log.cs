namespace Descent.Graph.Ops.Scalars;

/// <summary>The natural logarithm; -∞ at 0, NaN below.</summary>
public sealed record Log : UnaryFunction
{
    /// <inheritdoc/>
    public override Tensor? Derivative(Tensor x, Tensor y) => 1.0 / x;
}
