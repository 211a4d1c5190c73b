namespace Descent.Graph.Ops.Scalars;

/// <summary>eˣ.</summary>
public sealed record Exp : UnaryFunction
{
    /// <inheritdoc/>
    public override Tensor? Derivative(Tensor x, Tensor y) => y;
}
