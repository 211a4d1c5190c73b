namespace Descent.Graph.Ops.Scalars;

/// <summary>The lesser of a and b; NaN if one is. At a tie the gradient goes to b.</summary>
public sealed record Minimum : BinaryFunction
{
    /// <inheritdoc/>
    public override (Tensor? A, Tensor? B) Gradients(Tensor a, Tensor b, Tensor y, Tensor gradient) => ((a < b).Select(gradient, gradient.Like(0)), (a < b).Select(gradient.Like(0), gradient));
}
