namespace Descent.Graph.Ops.Scalars;

/// <summary>log(1 + eˣ) without overflow: max(x, 0) + log1p(e^-|x|). A primitive, because its parts have no derivative at 0 and it has one.</summary>
public sealed record Softplus : UnaryFunction
{
    /// <inheritdoc/>
    public override Tensor? Derivative(Tensor x, Tensor y) => x.Sigmoid();
}
