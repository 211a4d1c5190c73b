using Descent.Data;

namespace Descent.Training;

/// <summary>Keeps some of the training data for validation.</summary>
internal static class ValidationSplit
{
    /// <summary>The samples to train on and those to validate on, if any: shuffled, and stratified where the targets are classes.</summary>
    /// <exception cref="ArgumentException">Validation data and a share to split off are both given, or the split leaves no sample to train.</exception>
    public static (TrainingData Train, TrainingData? Validation) Of(TrainingData data, FitOptions options)
    {
        if (options.SampleWeight is { } weight)
        {
            if (data.SampleWeight is not null) throw new ArgumentException("Sample weights are given twice, in the training data and in the options: leave one out.", nameof(options));
            data = new(data.X, data.Y, weight) { RowNumbers = data.RowNumbers };
        }
        if (options.ValidationSplit == 0) return (data, options.ValidationData);
        if (options.ValidationData is not null) throw new ArgumentException("ValidationData and ValidationSplit are both given: choose one.", nameof(options));
        if (data.Rows < 2) throw new ArgumentException($"ValidationSplit {options.ValidationSplit} needs at least 2 samples, got {data.Rows}: give ValidationData, or leave it out.", nameof(options));
        // Whole numbers that hardly repeat are counts or prices, not classes.
        var classes = data.Y.Count == 1 && TargetClasses.Of(data.Y[0]) is { } labels && labels.Distinct().Count() <= data.Rows / 2 ? labels : new int[data.Rows];
        var split = Split.Stratified(classes, options.ValidationSplit, 0, options.Seed);
        return (Part(split.Train), Part(split.Validation));

        TrainingData Part(int[] rows) => data.TakeRows(rows) with { RowNumbers = data.RowNumbers is { } numbers ? [.. rows.Select(row => numbers[row])] : rows };
    }
}
