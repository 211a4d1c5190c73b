namespace Descent.Graph.Ops.Scalars;

/// <summary>The logistic function, 1 / (1 + e⁻ˣ), without overflow.</summary>
public sealed record Sigmoid : UnaryFunction
{
    /// <inheritdoc/>
    public override Tensor? Derivative(Tensor x, Tensor y) => y * (1 - y);
}
