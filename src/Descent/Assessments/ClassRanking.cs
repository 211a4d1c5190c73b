using Descent.Metrics;

namespace Descent.Assessments;

/// <summary>The rows in the order of the probability of one class, against the others.</summary>
internal sealed class ClassRanking
{
    private readonly ClassPredictions _predictions;
    private readonly int _positive;
    private readonly double[] _descending;

    public ClassRanking(ClassPredictions predictions, int positive)
    {
        (_predictions, _positive) = (predictions, positive);
        Points = RankedScores.Curve([.. Enumerable.Range(0, predictions.Rows).Select(row => (predictions.Probability(row, positive), predictions.Truth[row] == positive, 1.0))]);
        _descending = [.. Points.Select(point => -point.Threshold)];
    }

    /// <summary>From the threshold above all rows down.</summary>
    public List<RankedScores.Point> Points { get; }

    public double Positives => Points[^1].TruePositives;

    public double Negatives => Points[^1].FalsePositives;

    /// <summary>The area under the ROC curve; null where one side has no rows.</summary>
    public double? Area => Positives > 0 && Negatives > 0 ? RocAuc.Area(Points) : null;

    /// <summary>
    /// What each row adds to the area's error (DeLong, DeLong and Clarke-Pearson 1988): the mean of their squares, divided by the rows, is the area's variance. Not to be
    /// had where a side has fewer than two rows.
    /// </summary>
    public double[]? Influences()
    {
        if (Positives < 2 || Negatives < 2) return null;
        var (area, rows) = (Area!.Value, _predictions.Rows);
        var (positive, negative) = (rows / Math.Sqrt(Positives * (Positives - 1)), rows / Math.Sqrt(Negatives * (Negatives - 1)));
        var influences = new double[rows];
        for (var row = 0; row < rows; row++)
        {
            var place = Array.BinarySearch(_descending, -_predictions.Probability(row, _positive));
            var (before, here) = (Points[place - 1], Points[place]);
            influences[row] = _predictions.Truth[row] == _positive
                ? (1 - (before.FalsePositives + here.FalsePositives) / 2 / Negatives - area) * positive
                : ((before.TruePositives + here.TruePositives) / 2 / Positives - area) * negative;
        }
        return influences;
    }
}
