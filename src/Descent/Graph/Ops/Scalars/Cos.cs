namespace Descent.Graph.Ops.Scalars;

/// <summary>The cosine of x radians.</summary>
public sealed record Cos : UnaryFunction
{
    /// <inheritdoc/>
    public override Tensor? Derivative(Tensor x, Tensor y) => -x.Sin();
}
