using Descent.Graph;

namespace Descent.Losses;

/// <summary>
/// -Σ y log p over the last axis, for one-hot or soft targets. Probabilities are divided by their sum and then clipped to
/// [1e-7, 1 - 1e-7]; from logits, log p is the exact log-softmax.
/// </summary>
/// <param name="FromLogits">Predictions are logits instead of probabilities.</param>
/// <param name="LabelSmoothing">s in [0, 1]: y becomes y (1 - s) + s / n.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="LabelSmoothing"/> is outside [0, 1].</exception>
public sealed record CategoricalCrossentropy(bool FromLogits = false, double LabelSmoothing = 0) : Loss
{
    /// <summary>How far targets are drawn to the middle.</summary>
    public double LabelSmoothing { get; init; } = Require.Within(0, 1, LabelSmoothing);

    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred)
    {
        var y = yTrue.Smooth(LabelSmoothing, yPred.Shape[^1]);
        // A logit of -∞ may stand where the target is 0: 0 · ∞ must not be computed there.
        return -y.NotEqualTo(0).Select(y * LossMath.LogProbability(yPred, FromLogits), y.Like(0)).Sum(-1);
    }
}
