namespace Descent.Graph.Ops.Scalars;

/// <summary>The greater of a and b; NaN if one is. At a tie the gradient goes to b, so that max(x, 0) has derivative 0 at 0, as in PyTorch and Keras.</summary>
public sealed record Maximum : BinaryFunction
{
    /// <inheritdoc/>
    public override (Tensor? A, Tensor? B) Gradients(Tensor a, Tensor b, Tensor y, Tensor gradient) => ((a > b).Select(gradient, gradient.Like(0)), (a > b).Select(gradient.Like(0), gradient));
}
