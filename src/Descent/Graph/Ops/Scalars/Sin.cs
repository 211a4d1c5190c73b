namespace Descent.Graph.Ops.Scalars;

/// <summary>The sine of x radians.</summary>
public sealed record Sin : UnaryFunction
{
    /// <inheritdoc/>
    public override Tensor? Derivative(Tensor x, Tensor y) => x.Cos();
}
