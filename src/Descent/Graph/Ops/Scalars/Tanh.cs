namespace Descent.Graph.Ops.Scalars;

/// <summary>The hyperbolic tangent.</summary>
public sealed record Tanh : UnaryFunction
{
    /// <inheritdoc/>
    public override Tensor? Derivative(Tensor x, Tensor y) => 1 - y.Square();
}
