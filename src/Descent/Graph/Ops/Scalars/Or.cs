namespace Descent.Graph.Ops.Scalars;

/// <summary>True where either is.</summary>
public sealed record Or : BinaryFunction
{
    /// <inheritdoc/>
    public override bool Accepts(DType type) => type == DType.Bool;

    /// <inheritdoc/>
    public override string Domain => "truths";

    /// <inheritdoc/>
    public override (Tensor? A, Tensor? B) Gradients(Tensor a, Tensor b, Tensor y, Tensor gradient) => (null, null);
}
