using Descent.Graph;

namespace Descent.Losses;

/// <summary>The mean of max(1 - y p, 0)² over the last axis. Labels are -1 and 1; 0 and 1 (if all of the batch are) count as -1 and 1.</summary>
public sealed record SquaredHinge : Loss
{
    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred) => (1 - (yTrue.SignedLabels() * yPred)).Maximum(0).Square().Mean(-1);
}
