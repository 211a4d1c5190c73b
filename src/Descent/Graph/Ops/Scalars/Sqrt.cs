namespace Descent.Graph.Ops.Scalars;

/// <summary>√x.</summary>
public sealed record Sqrt : UnaryFunction
{
    /// <inheritdoc/>
    public override Tensor? Derivative(Tensor x, Tensor y) => 0.5 / y;
}
