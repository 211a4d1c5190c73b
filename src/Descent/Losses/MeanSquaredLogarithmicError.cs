using Descent.Graph;

namespace Descent.Losses;

/// <summary>The mean of (log(max(p, 1e-7) + 1) - log(max(y, 1e-7) + 1))² over the last axis: relative errors, for targets that are not negative.</summary>
public sealed record MeanSquaredLogarithmicError : Loss
{
    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred) => (yPred.Maximum(LossMath.Epsilon).Log1p() - yTrue.Maximum(LossMath.Epsilon).Log1p()).Square().Mean(-1);
}
