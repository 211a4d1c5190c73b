namespace Descent.Graph.Ops.Scalars;

/// <summary>-1, 0 or 1 by the sign of x; NaN stays NaN.</summary>
public sealed record Sign : UnaryFunction
{
    /// <inheritdoc/>
    public override bool Accepts(DType type) => type is not (DType.Bool or DType.UInt8);

    /// <inheritdoc/>
    public override string Domain => "numbers";

    /// <inheritdoc/>
    public override Tensor? Derivative(Tensor x, Tensor y) => null;
}
