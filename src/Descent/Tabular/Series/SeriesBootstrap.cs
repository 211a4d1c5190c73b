using Descent.Assessments;
using Descent.Graph;

namespace Descent.Tabular.Series;

/// <summary>
/// 95% intervals of a series' scores by the circular block bootstrap (Politis and Romano 1992): errors of neighbouring rows are alike, so that stretches of rows are drawn, not rows. Blocks have
/// max(horizon, ⌈n^(1/3)⌉) rows (Hall, Horowitz and Jing 1995). The intervals hold for rows like the test rows: they know nothing of a change to come.
/// </summary>
internal sealed class SeriesBootstrap
{
    private const int Samples = 1000, LeastRows = 10;

    private const double Low = 0.025, High = 0.975;

    private readonly ValueList<double> _actual;
    private readonly int _block;
    private readonly int[][] _starts;

    public SeriesBootstrap(ValueList<double> actual, int horizon)
    {
        _actual = actual;
        _block = Math.Min(Math.Max(horizon, CubeRoot(actual.Count)), Math.Max(1, actual.Count / 2));
        var random = new RandomStream(0, "series/bootstrap");
        var blocks = actual.Count / _block;
        _starts = actual.Count < LeastRows ? [] : [.. Enumerable.Range(0, Samples).Select(_ => Enumerable.Range(0, blocks).Select(_ => random.NextInt(actual.Count)).ToArray())];
    }

    /// <summary>Scores with their intervals.</summary>
    public IReadOnlyList<Score> Of(SeriesPrediction prediction)
    {
        var scores = SeriesScores.Of(_actual, prediction, 0, _actual.Count);
        if (_starts.Length == 0) return scores;
        var samples = Scores(prediction);
        return [.. scores.Select((score, place) => score.Value is null ? score : Between(score, [.. samples.Select(sample => sample[place])]))];
    }

    /// <summary>By how much one prediction's root mean squared error is below another's, over the same samples.</summary>
    public Score Difference(SeriesPrediction better, SeriesPrediction other)
    {
        var (first, second) = (SeriesScores.Of(_actual, better, 0, _actual.Count)[0], SeriesScores.Of(_actual, other, 0, _actual.Count)[0]);
        var difference = new Score(first.Name, second.Value - first.Value);
        return _starts.Length == 0 ? difference : Between(difference, [.. Scores(better).Zip(Scores(other), (one, two) => two[0] - one[0])]);
    }

    private static Score Between(Score score, double[] samples)
    {
        Array.Sort(samples);
        return score with { Low = samples[(int)(Low * samples.Length)], High = samples[(int)(High * samples.Length)] };
    }

    /// <summary>RMSE, MAE and R2 of each sample, from running sums: of squared errors, errors' sizes, values and squared values.</summary>
    private double[][] Scores(SeriesPrediction prediction)
    {
        var n = _actual.Count;
        var centre = _actual.Average();
        var sums = new double[2 * n + 1][];
        sums[0] = new double[4];
        for (var i = 0; i < 2 * n; i++)
        {
            var (value, error) = (_actual[i % n] - centre, prediction.Values[i % n] - _actual[i % n]);
            sums[i + 1] = [sums[i][0] + error * error, sums[i][1] + Math.Abs(error), sums[i][2] + value, sums[i][3] + value * value];
        }
        return [.. _starts.Select(starts => Sample(sums, starts))];
    }

    private double[] Sample(double[][] sums, int[] starts)
    {
        double squares = 0, sizes = 0, values = 0, valueSquares = 0, count = starts.Length * _block;
        foreach (var start in starts)
        {
            var (from, to) = (sums[start], sums[start + _block]);
            (squares, sizes, values, valueSquares) = (squares + to[0] - from[0], sizes + to[1] - from[1], values + to[2] - from[2], valueSquares + to[3] - from[3]);
        }
        // A difference of large sums may fall below 0 by a rounding.
        squares = Math.Max(0, squares);
        var variance = valueSquares - values * values / count;
        return [Math.Sqrt(squares / count), sizes / count, variance > 0 ? 1 - squares / variance : 0];
    }

    private static int CubeRoot(int rows)
    {
        var root = 1;
        while (root * root * root < rows) root++;
        return root;
    }
}
