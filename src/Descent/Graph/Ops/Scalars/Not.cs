namespace Descent.Graph.Ops.Scalars;

/// <summary>True where x is false.</summary>
public sealed record Not : UnaryFunction
{
    /// <inheritdoc/>
    public override bool Accepts(DType type) => type == DType.Bool;

    /// <inheritdoc/>
    public override string Domain => "truths";

    /// <inheritdoc/>
    public override Tensor? Derivative(Tensor x, Tensor y) => null;
}
