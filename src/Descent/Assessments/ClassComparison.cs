namespace Descent.Assessments;

/// <summary>Compares two predictions of classes.</summary>
internal sealed class ClassComparison(ClassPredictions first, ClassPredictions second)
{
    public PairedComparison ToComparison()
    {
        var isFinite = first.IsFinite && second.IsFinite;
        var differences = ScoreDifferences.Of(new ClassSums(first), new ClassSums(second), isFinite);
        var test = Test();
        var (accuracy, area) = isFinite ? (Accuracy(differences[0], test), Area()) : (differences[0], new("AUC", null, null, null, null, null, null));
        return new() { Rows = first.Rows, Differences = ClassScoreOrder.Of(first, accuracy, area, differences[1..]), Test = test };
    }

    private PairedTest Test()
    {
        int onlyFirst = 0, onlySecond = 0;
        for (var row = 0; row < first.Rows; row++)
        {
            var (one, other) = (first.Predicted[row] == first.Truth[row], second.Predicted[row] == second.Truth[row]);
            if (one && !other) onlyFirst++;
            else if (other && !one) onlySecond++;
        }
        return new("McNemar", onlyFirst, onlySecond, first.Rows - onlyFirst - onlySecond, BinomialTest.PValue(onlyFirst, onlySecond));
    }

    /// <summary>
    /// With one row added to each kind of disagreement, the normal interval holds what it promises on few rows too, and has a width where there is no disagreement
    /// (Bonett and Price: Adjusted Wald Confidence Interval for a Difference of Binomial Proportions Based on Paired Data, 2012).
    /// </summary>
    private PairedDifference Accuracy(PairedDifference difference, PairedTest test)
    {
        double rows = first.Rows + 2, one = (test.FirstBetter + 1) / rows, other = (test.SecondBetter + 1) / rows;
        var half = NormalDistribution.Quantile975 * Math.Sqrt((one + other - (one - other) * (one - other)) / rows);
        return difference with { Low = Math.Max(-1, one - other - half), High = Math.Min(1, one - other + half), Method = "Bonett and Price" };
    }

    private PairedDifference Area()
    {
        var (one, other) = (Of(first), Of(second));
        var difference = one.Value - other.Value;
        double[]? influences = one.Influences is null || other.Influences is null ? null : [.. one.Influences.Zip(other.Influences, (a, b) => a - b)];
        // No variance at all is not certainty: both rank all rows alike, or without error.
        return MeanArea.StandardError(influences) is { } error and > 0
            ? new("AUC", one.Value, other.Value, difference, difference - NormalDistribution.Quantile975 * error, difference + NormalDistribution.Quantile975 * error, "DeLong")
            : new("AUC", one.Value, other.Value, difference, null, null, null);

        static MeanArea Of(ClassPredictions predictions) => new(predictions.Positives.Select(label => new ClassRanking(predictions, label)));
    }
}
