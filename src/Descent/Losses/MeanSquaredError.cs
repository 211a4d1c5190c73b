using Descent.Graph;

namespace Descent.Losses;

/// <summary>The mean of (y - p)² over the last axis.</summary>
public sealed record MeanSquaredError : Loss
{
    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred) => (yPred - yTrue).Square().Mean(-1);
}
