using Descent.Graph;

namespace Descent.Losses;

/// <summary>The mean of |y - p| over the last axis; at y = p the gradient is 0.</summary>
public sealed record MeanAbsoluteError : Loss
{
    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred) => (yPred - yTrue).Abs().Mean(-1);
}
