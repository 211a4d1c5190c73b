namespace Descent.Graph.Ops.Scalars;

/// <summary>The greatest whole number that is not above x.</summary>
public sealed record Floor : UnaryFunction
{
    /// <inheritdoc/>
    public override Tensor? Derivative(Tensor x, Tensor y) => null;
}
