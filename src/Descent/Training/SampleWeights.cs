using Descent.Graph;

namespace Descent.Training;

/// <summary>Makes the one weight a sample has of its own weight and its class's.</summary>
internal static class SampleWeights
{
    /// <summary>The product of the samples' weights and their classes' weights, <c>[n]</c>; null where there are neither.</summary>
    /// <exception cref="ArgumentException">A weight is negative or not finite, the targets are no classes, or a class has no weight.</exception>
    /// <exception cref="ShapeException">There is not one weight a sample.</exception>
    public static TensorData? Combine(TensorData targets, TensorData? sampleWeight, IReadOnlyDictionary<int, double>? classWeight)
    {
        if (sampleWeight is not null) Check(sampleWeight, targets.Rows);
        if (classWeight is null) return sampleWeight;
        var classes = TargetClasses.Of(targets)
            ?? throw new ArgumentException($"Class weights need targets that are labels, 0 and 1, or one-hot rows; got {targets}: give sample weights instead.", nameof(classWeight));
        foreach (var (label, weight) in classWeight)
            if (!(weight >= 0 && double.IsFinite(weight))) throw new ArgumentOutOfRangeException(nameof(classWeight), weight, $"The weight of class {label} needs to be a finite number, not negative.");
        var weights = new double[classes.Length];
        for (var row = 0; row < weights.Length; row++)
        {
            if (!classWeight.TryGetValue(classes[row], out var weight))
                throw new ArgumentException($"Class {classes[row]} has no weight: the class weights name {string.Join(", ", classWeight.Keys.Order())}.", nameof(classWeight));
            weights[row] = weight * (sampleWeight?[row] ?? 1);
        }
        return TensorData.From(weights);
    }

    public static void Check(TensorData weights, int rows)
    {
        if (weights.Shape != Shape.Create([rows])) throw new ShapeException($"Sample weights need the shape [{rows}], one weight for each of {rows} samples, got the shape {weights.Shape}.");
        for (var i = 0; i < weights.Shape.Size; i++)
            if (!(weights[i] >= 0 && double.IsFinite(weights[i]))) throw new ArgumentOutOfRangeException(nameof(weights), weights[i], $"The weight of sample {i} needs to be a finite number, not negative.");
    }
}
