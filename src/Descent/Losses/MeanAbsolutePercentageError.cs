using Descent.Graph;

namespace Descent.Losses;

/// <summary>100 times the mean of |y - p| / max(|y|, 1e-7) over the last axis.</summary>
public sealed record MeanAbsolutePercentageError : Loss
{
    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred) => ((yPred - yTrue).Abs() / yTrue.Abs().Maximum(LossMath.Epsilon)).Mean(-1) * 100;
}
