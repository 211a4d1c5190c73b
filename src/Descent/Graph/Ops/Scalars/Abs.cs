namespace Descent.Graph.Ops.Scalars;

/// <summary>|x|, with derivative 0 at 0.</summary>
public sealed record Abs : UnaryFunction
{
    /// <inheritdoc/>
    public override bool Accepts(DType type) => type is not (DType.Bool or DType.UInt8);

    /// <inheritdoc/>
    public override string Domain => "numbers";

    /// <inheritdoc/>
    public override Tensor? Derivative(Tensor x, Tensor y) => x.Sign();
}
