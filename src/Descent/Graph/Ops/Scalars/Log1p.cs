namespace Descent.Graph.Ops.Scalars;

/// <summary>log(1 + x), exact near 0.</summary>
public sealed record Log1p : UnaryFunction
{
    /// <inheritdoc/>
    public override Tensor? Derivative(Tensor x, Tensor y) => 1.0 / (x + 1);
}
