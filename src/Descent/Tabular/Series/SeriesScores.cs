using Descent.Assessments;
using Descent.Graph;
using Descent.Tabular.Results;

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

    /// <summary>A score over several trainings: their mean, and their standard deviation (divided by n - 1).</summary>
    public static FoldScore Spread(Score score, double?[] values)
    {
        double[] known = [.. values.OfType<double>()];
        double? mean = known.Length == 0 ? null : known.Average();
        double? deviation = known.Length < 2 ? null : Math.Sqrt(known.Sum(value => (value - mean!.Value) * (value - mean.Value)) / (known.Length - 1));
        return new(score.Name, mean, deviation, values, score.HigherIsBetter);
    }
}
