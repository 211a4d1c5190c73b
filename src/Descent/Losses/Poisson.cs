using Descent.Graph;

namespace Descent.Losses;

/// <summary>The mean of p - y log(p + 1e-7) over the last axis: the negative log likelihood of counts y with expectation p, up to a constant.</summary>
public sealed record Poisson : Loss
{
    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred) => (yPred - (yTrue * (yPred + LossMath.Epsilon).Log())).Mean(-1);
}
