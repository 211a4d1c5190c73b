using Descent.Graph;

namespace Descent.Losses;

/// <summary>
/// The mean over the last axis of -(y log p + (1 - y) log(1 - p)) with p clipped to [1e-7, 1 - 1e-7], or from logits z the same of
/// p = sigmoid(z), exact however far z is. Prefer logits: there the gradient never vanishes for a wrong prediction.
/// </summary>
/// <param name="FromLogits">Predictions are logits instead of probabilities.</param>
/// <param name="LabelSmoothing">s in [0, 1]: y becomes y (1 - s) + s / 2.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="LabelSmoothing"/> is outside [0, 1].</exception>
public sealed record BinaryCrossentropy(bool FromLogits = false, double LabelSmoothing = 0) : Loss
{
    /// <summary>How far targets are drawn to the middle.</summary>
    public double LabelSmoothing { get; init; } = Require.Within(0, 1, LabelSmoothing);

    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred)
    {
        var y = yTrue.Smooth(LabelSmoothing, classes: 2);
        return (FromLogits ? LossMath.BinaryCrossentropyOfLogits(y, yPred) : LossMath.BinaryCrossentropy(y, yPred)).Mean(-1);
    }
}
