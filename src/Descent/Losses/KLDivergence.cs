using Descent.Graph;

namespace Descent.Losses;

/// <summary>The Kullback-Leibler divergence Σ y log(y / p) over the last axis, with y and p clipped to [1e-7, 1].</summary>
public sealed record KLDivergence : Loss
{
    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred)
    {
        var y = yTrue.ClipInclusive(LossMath.Epsilon, 1);
        return (y * (y / yPred.ClipInclusive(LossMath.Epsilon, 1)).Log()).Sum(-1);
    }
}
