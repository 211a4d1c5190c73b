using Descent.Data;

namespace Descent.Tabular.Series;

/// <summary>Simple predictions of a series.</summary>
internal static class SeriesBaselines
{
    /// <summary>What persistence says: as in the latest row.</summary>
    public static double Persistence(IReadOnlyList<double> values, int row, int horizon) => values[row - horizon];

    /// <summary>What a seasonal-naive prediction says: as at the same place of the latest season that was known. Where that is before the first row, as in the latest row.</summary>
    public static double SeasonalNaive(IReadOnlyList<double> values, int row, int horizon, int season)
    {
        var back = (horizon + season - 1) / season * season;
        return row >= back ? values[row - back] : Persistence(values, row, horizon);
    }

    /// <summary>Persistence, and the seasonal-naive prediction with the season that is best on these rows, if there is any.</summary>
    /// <param name="frame">The series.</param>
    /// <param name="rows">The rows to predict.</param>
    /// <param name="seasons">Seasons to choose from.</param>
    public static IEnumerable<SeriesPrediction> Naive(SeriesFrame frame, int[] rows, IReadOnlyList<int> seasons)
    {
        var (values, horizon) = (frame.Values, frame.Horizon);
        yield return new("persistence", [.. rows.Select(row => Persistence(values, row, horizon))]);
        if (seasons.Count == 0) yield break;
        var best = seasons.MinBy(season => rows.Sum(row => Square(values[row] - SeasonalNaive(values, row, horizon, season))));
        yield return new($"seasonal-naive ({best} rows)", [.. rows.Select(row => SeasonalNaive(values, row, horizon, best))]);
    }

    /// <summary>The changes that a ridge regression on the model's own inputs predicts for the test windows of a split, standardised.</summary>
    public static double[] Ridge(SeriesTask task, Split split, Pipeline pipeline)
    {
        var table = task.Frame.Data.Table;
        int[] named = [.. Enumerable.Range(0, pipeline.InputCount)];
        var sums = new RidgeSums(pipeline.InputCount);
        sums.Add(pipeline.Features(table, split.Train), pipeline.Target(table, split.Train), 0, split.Train.Length);
        var (weights, tests) = (sums.Solve(named, task.Choice.Penalty), pipeline.Features(table, split.Test));
        return [.. split.Test.Select((_, row) => sums.Predict(tests, row, named, weights))];
    }

    private static double Square(double value) => value * value;
}
