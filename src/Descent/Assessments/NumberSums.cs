using Descent.Metrics;

namespace Descent.Assessments;

/// <summary>Root mean squared and mean absolute error, and the coefficient of determination.</summary>
internal sealed class NumberSums(NumberPredictions predictions) : RowSums(predictions.Rows, 4)
{
    // Sums of squared distances from a number near the mean lose fewer digits than those from 0.
    private readonly double _center = predictions.Truth.Average();

    public override IReadOnlyList<SummedScore> Scores { get; } =
        [new("RMSE", false, 0, double.PositiveInfinity), new("MAE", false, 0, double.PositiveInfinity), new("R2", true, double.NegativeInfinity, 1)];

    public override void Add(int row, double weight, Span<double> sums)
    {
        var (error, target) = (predictions.Error(row), predictions.Truth[row] - _center);
        sums[0] += weight * error * error;
        sums[1] += weight * Math.Abs(error);
        sums[2] += weight * target;
        sums[3] += weight * target * target;
    }

    public override void Score(ReadOnlySpan<double> sums, int count, Span<double> scores)
    {
        var spread = sums[3] - sums[2] * sums[2] / count;
        scores[0] = Math.Sqrt(Math.Max(0, sums[0]) / count);
        scores[1] = Math.Max(0, sums[1]) / count;
        scores[2] = spread <= 1e-14 * sums[3] ? double.NaN : R2Score.Score(sums[0], spread);
    }
}
