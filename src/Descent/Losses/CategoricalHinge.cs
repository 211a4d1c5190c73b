using Descent.Graph;

namespace Descent.Losses;

/// <summary>max(0, max((1 - y) p) - Σ y p + 1) over the last axis, for one-hot targets: the true class is to lead by a margin of one (Crammer and Singer 2001).</summary>
public sealed record CategoricalHinge : Loss
{
    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred)
    {
        var lead = (yTrue * yPred).Sum(-1) - ((1 - yTrue) * yPred).Max(-1);
        return (1 - lead).Maximum(0);
    }
}
