namespace Descent.Graph.Ops.Scalars;

/// <summary>-x.</summary>
public sealed record Negate : UnaryFunction
{
    /// <inheritdoc/>
    public override bool Accepts(DType type) => type is not (DType.Bool or DType.UInt8);

    /// <inheritdoc/>
    public override string Domain => "numbers";

    /// <inheritdoc/>
    public override Tensor? Derivative(Tensor x, Tensor y) => x.Like(-1);
}
