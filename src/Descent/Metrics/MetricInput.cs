using Descent.Graph;

namespace Descent.Metrics;

/// <summary>Reads targets and predictions of a batch in the forms that metrics take, and throws where they do not fit.</summary>
internal static class MetricInput
{
    /// <summary>The two shapes agree; a last axis of length 1 may be missing, which changes no place.</summary>
    public static void RequireEqualShapes(string metric, TensorData yTrue, TensorData yPred)
    {
        if (WithoutLastOne(yTrue.Shape) != WithoutLastOne(yPred.Shape))
            throw new ShapeException($"{metric} needs targets and predictions of one shape, got {yTrue.Shape} and {yPred.Shape}.");
    }

    private static Shape WithoutLastOne(Shape shape) => shape.Rank > 1 && shape[^1] == 1 ? shape[..^1] : shape;

    /// <summary>The length of the last axis: 1 for data of one axis.</summary>
    public static int Outputs(TensorData data) => data.Shape.Rank < 2 ? 1 : data.Shape[^1];

    /// <summary>A target that is 0 or 1.</summary>
    public static bool Positive(string metric, double target) =>
        target is 0 or 1 ? target == 1 : throw new ArgumentException($"{metric} needs targets that are 0 or 1, got {target}.");

    /// <summary>A label as a place among the classes.</summary>
    public static int Class(string metric, double label, int classes) =>
        label >= 0 && label < classes && label == Math.Floor(label) ? (int)label
            : throw new ArgumentException($"{metric} needs labels that are whole numbers in 0..{classes - 1}, got {label}.");

    /// <summary>
    /// A class for each sample: from labels <c>[batch]</c> or <c>[batch, 1]</c>, or the arg max of scores <c>[batch, classes]</c>.
    /// </summary>
    public static int[] Classes(string metric, TensorData data, int classes)
    {
        var result = new int[data.Rows];
        var outputs = Outputs(data);
        if (data.Shape.Rank > 2 || (outputs != 1 && outputs != classes))
            throw new ShapeException($"{metric} needs labels [batch] or scores [batch, {classes}], got the shape {data.Shape}.");
        for (var row = 0; row < result.Length; row++)
            result[row] = outputs == 1 ? Class(metric, data[row], classes) : ArgMax(data, row * outputs, outputs);
        return result;
    }

    /// <summary>The same of predictions, which for two classes may also be the probability of the second, <c>[batch]</c> or <c>[batch, 1]</c>: above a half is the second.</summary>
    public static int[] PredictedClasses(string metric, TensorData data, int classes) => classes == 2 && data.Shape.Rank is 1 or 2 && Outputs(data) == 1
        ? [.. data.ToDoubles().Select(probability => probability > 0.5 ? 1 : 0)] : Classes(metric, data, classes);

    /// <summary>The place of the first highest value of a run.</summary>
    public static int ArgMax(TensorData data, int start, int length)
    {
        var best = 0;
        for (var i = 1; i < length; i++)
            if (data[start + i] > data[start + best]) best = i;
        return best;
    }
}
