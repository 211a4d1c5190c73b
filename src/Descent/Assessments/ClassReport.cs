namespace Descent.Assessments;

/// <summary>What a classifier does with each class.</summary>
public sealed record ClassReport
{
    /// <summary>One line a class, in the order of the labels.</summary>
    public required IReadOnlyList<ClassScores> Table { get; init; }

    /// <summary>Rows by actual class (outer) and predicted class (inner).</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Confusion { get; init; }

    /// <summary>The receiver operating characteristic, exact: x the false positive rate, y the true positive rate. One curve for two classes (the second is positive), else one a class against the others.</summary>
    public required IReadOnlyList<Curve> Roc { get; init; }

    /// <summary>Precision (y) over recall (x), exact; curves as in <see cref="Roc"/>.</summary>
    public required IReadOnlyList<Curve> PrecisionRecall { get; init; }

    /// <summary>Whether probabilities are what they say.</summary>
    public required Calibration Calibration { get; init; }

    /// <summary>What each threshold on the probability of the second class leads to; empty for more than two classes.</summary>
    public IReadOnlyList<ThresholdScores> Thresholds { get; init; } = [];

    /// <summary>By which the thresholds' costs are counted; null for more than two classes.</summary>
    public ErrorCosts? Costs { get; init; }

    /// <summary>The cheapest threshold of two classes. It was chosen on these same rows, so others will find it a little less good; null for more classes.</summary>
    public ThresholdScores? LowestCost { get; init; }

    /// <summary>The threshold of two classes with the highest F1, chosen on these same rows; null for more classes, and where the second class has no rows.</summary>
    public ThresholdScores? HighestF1 { get; init; }
}
