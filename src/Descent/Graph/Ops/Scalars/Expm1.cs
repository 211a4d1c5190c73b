namespace Descent.Graph.Ops.Scalars;

/// <summary>eˣ - 1, exact near 0.</summary>
public sealed record Expm1 : UnaryFunction
{
    /// <inheritdoc/>
    public override Tensor? Derivative(Tensor x, Tensor y) => y + 1;
}
