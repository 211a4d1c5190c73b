using Descent.Assessments;
using Descent.Graph;

namespace Descent.Tabular.Series;

/// <summary>Measures predictions of a series in the target's own unit.</summary>
internal static class SeriesScores
{
    /// <summary>Root mean squared error, mean absolute error, and the share of the variance that is explained, over a part of the rows.</summary>
    public static IReadOnlyList<Score> Of(ValueList<double> actual, SeriesPrediction predicted, int from, int to)
    {
        double squares = 0, sizes = 0, sum = 0, variance = 0;
        var count = to - from;
        for (var i = from; i < to; i++) sum += actual[i];
        for (var i = from; i < to; i++)
        {
            var (error, deviation) = (predicted.Values[i] - actual[i], actual[i] - sum / count);
            squares += error * error;
            sizes += Math.Abs(error);
            variance += deviation * deviation;
        }
        return [new("RMSE", Math.Sqrt(squares / count), HigherIsBetter: false), new("MAE", sizes / count, HigherIsBetter: false), new("R2", variance > 0 ? 1 - squares / variance : null)];
    }
}
