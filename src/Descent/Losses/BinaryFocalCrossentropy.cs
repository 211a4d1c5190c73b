using Descent.Graph;

namespace Descent.Losses;

/// <summary>
/// The mean over the last axis of (1 - q)^gamma times the binary crossentropy of p, with q = y p + (1 - y)(1 - p) the probability of
/// the truth: easy samples count less (Lin et al. 2017).
/// </summary>
/// <param name="ApplyClassBalancing">Multiplies by y alpha + (1 - y)(1 - alpha).</param>
/// <param name="Alpha">The weight of class 1 with class balancing, in [0, 1].</param>
/// <param name="Gamma">How much less easy samples count, at least 0.</param>
/// <param name="FromLogits">Predictions are logits z, p = sigmoid(z), instead of probabilities.</param>
/// <param name="LabelSmoothing">s in [0, 1]: y becomes y (1 - s) + s / 2.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
public sealed record BinaryFocalCrossentropy(
    bool ApplyClassBalancing = false, double Alpha = 0.25, double Gamma = 2, bool FromLogits = false, double LabelSmoothing = 0) : Loss
{
    /// <summary>The weight of class 1 with class balancing.</summary>
    public double Alpha { get; init; } = Require.Within(0, 1, Alpha);

    /// <summary>How much less easy samples count.</summary>
    public double Gamma { get; init; } = Require.NotNegative(Gamma);

    /// <summary>How far targets are drawn to the middle.</summary>
    public double LabelSmoothing { get; init; } = Require.Within(0, 1, LabelSmoothing);

    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred)
    {
        var y = yTrue.Smooth(LabelSmoothing, classes: 2);
        var p = FromLogits ? yPred.Sigmoid() : yPred;
        var values = LossMath.BinaryCrossentropy(y, p);
        // The power 0 is 1 also of 0, where the rule of a power's gradient would be 0 · ∞.
        if (Gamma != 0) values *= (1 - ((y * p) + ((1 - y) * (1 - p)))).Power(Gamma);
        if (ApplyClassBalancing) values *= (y * Alpha) + ((1 - y) * (1 - Alpha));
        return values.Mean(-1);
    }
}
