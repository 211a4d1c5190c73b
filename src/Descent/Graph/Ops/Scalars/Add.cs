namespace Descent.Graph.Ops.Scalars;

/// <summary>a + b.</summary>
public sealed record Add : BinaryFunction
{
    /// <inheritdoc/>
    public override (Tensor? A, Tensor? B) Gradients(Tensor a, Tensor b, Tensor y, Tensor gradient) => (gradient, gradient);
}
