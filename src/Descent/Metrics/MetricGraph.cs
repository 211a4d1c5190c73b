using Descent.Graph;

namespace Descent.Metrics;

/// <summary>Expressions that several metrics are made of.</summary>
internal static class MetricGraph
{
    /// <summary>The least probability that counts, and the distance from 1 of the greatest: as in the losses.</summary>
    private const double Epsilon = 1e-7;

    /// <summary>Whether predictions are one probability a sample: <c>[batch]</c> or <c>[batch, 1]</c>.</summary>
    public static bool IsBinary(Tensor yPred) => yPred.Shape.Rank < 2 || yPred.Shape[^1] == 1;

    /// <summary>The targets in the predictions' type and shape; a last axis of length 1 may be missing on either side.</summary>
    public static Tensor Like(string metric, Tensor yTrue, Tensor yPred) => yTrue.Shape.Size == yPred.Shape.Size && WithoutLastOne(yTrue.Shape) == WithoutLastOne(yPred.Shape)
        ? yTrue.Cast(yPred.DType).Reshape(yPred.Shape)
        : throw new ShapeException($"{metric} needs targets and predictions of one shape, got {yTrue.Shape} and {yPred.Shape}.");

    /// <summary>The class of each sample, Int32 <c>[batch, ..]</c>, from labels of that shape or with a last axis of one.</summary>
    public static Tensor Labels(string metric, Tensor yTrue, Tensor yPred) => WithoutLastOne(yTrue.Shape) == yPred.Shape[..^1] || yTrue.Shape == yPred.Shape[..^1]
        ? yTrue.Cast(DType.Int32).Reshape(yPred.Shape[..^1])
        : throw new ShapeException($"{metric} needs one label for each prediction, {yPred.Shape[..^1]}, got targets of shape {yTrue.Shape}.");

    /// <summary>One-hot targets of the predictions' type and shape, from labels or from one-hot targets.</summary>
    public static Tensor OneHot(string metric, Tensor yTrue, Tensor yPred) =>
        yTrue.Shape == yPred.Shape ? yTrue.Cast(yPred.DType) : Labels(metric, yTrue, yPred).OneHot(yPred.Shape[^1], yPred.DType);

    /// <summary>Truths: whether fewer than k classes score higher than the class of the label.</summary>
    public static Tensor InTop(int k, Tensor labels, Tensor yPred)
    {
        var isTarget = labels.OneHot(yPred.Shape[^1], yPred.DType) > 0.5;
        var score = isTarget.Select(yPred, yPred.Like(0)).Sum(-1, keepDimensions: true);
        return (yPred > score.BroadcastTo(yPred.Shape)).Cast(yPred.DType).Sum(-1) < k;
    }

    /// <summary>The negative logarithm of a probability.</summary>
    public static Tensor NegativeLog(Tensor probability) => -probability.Clip(Epsilon, 1 - Epsilon).Log();

    private static Shape WithoutLastOne(Shape shape) => shape.Rank > 1 && shape[^1] == 1 ? shape[..^1] : shape;
}
