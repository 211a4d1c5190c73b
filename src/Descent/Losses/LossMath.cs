using Descent.Graph;

namespace Descent.Losses;

/// <summary>What several losses share.</summary>
internal static class LossMath
{
    /// <summary>Keras's <c>backend.epsilon()</c>, which keeps logarithms and quotients finite.</summary>
    public const double Epsilon = 1e-7;

    /// <summary>p moved into [minimum, maximum]. At the bounds themselves the gradient still flows, as in PyTorch's clamp; outside it is zero.</summary>
    public static Tensor ClipInclusive(this Tensor p, double minimum, double maximum) =>
        ((p >= minimum) & (p <= maximum)).Select(p, p.StopGradient().Clip(minimum, maximum));

    /// <summary>A probability kept off 0 and 1.</summary>
    public static Tensor ClipProbability(this Tensor p) => p.ClipInclusive(Epsilon, 1 - Epsilon);

    /// <summary>Targets drawn to the middle of the classes: y (1 - s) + s / classes.</summary>
    public static Tensor Smooth(this Tensor y, double smoothing, int classes) => smoothing == 0 ? y : (y * (1 - smoothing)) + (smoothing / classes);

    /// <summary>-(y log p + (1 - y) log(1 - p)) of each element, with p clipped.</summary>
    public static Tensor BinaryCrossentropy(Tensor y, Tensor p)
    {
        var clipped = p.ClipProbability();
        return -((y * clipped.Log()) + ((1 - y) * (-clipped).Log1p()));
    }

    /// <summary>
    /// The same of p = sigmoid(z): softplus(z) - z y, written as softplus(-z) + (1 - y) z where y is more than a half, so that nothing
    /// cancels for targets of 0 and 1, however far z is.
    /// </summary>
    public static Tensor BinaryCrossentropyOfLogits(Tensor y, Tensor z)
    {
        var isLikely = y > 0.5;
        return isLikely.Select(-z, z).Softplus() + (isLikely.Select(1 - y, -y) * z);
    }

    /// <summary>log p over the classes of the last axis: of logits the log-softmax, of probabilities that of p / Σ p, clipped.</summary>
    public static Tensor LogProbability(Tensor p, bool fromLogits) =>
        fromLogits ? p.LogSoftmax() : (p / p.Sum(-1, keepDimensions: true).BroadcastTo(p.Shape)).ClipProbability().Log();

    /// <summary>Labels 0 and 1 as -1 and 1, if all labels of the batch are 0 or 1; others as they are.</summary>
    public static Tensor SignedLabels(this Tensor y)
    {
        var isOther = (y.NotEqualTo(0) & y.NotEqualTo(1)).Cast(y.DType);
        return (isOther.Max() > 0).BroadcastTo(y.Shape).Select(y, (y * 2) - 1);
    }

    /// <summary>x scaled to length one along an axis; a length below epsilon counts as epsilon.</summary>
    public static Tensor Normalize(this Tensor x, int axis)
    {
        var length = x.Square().Sum(axis, keepDimensions: true).Maximum(Epsilon * Epsilon).Sqrt();
        return x / length.BroadcastTo(x.Shape);
    }
}
