using Descent.Graph;

namespace Descent.Data;

/// <summary>Cuts a time series into windows.</summary>
internal static class WindowCut
{
    public static SeriesWindows Cut(TimeSeries series, Split split, int length, int horizon)
    {
        var (table, reach) = (series.Data.Table, (long)length + horizon - 1);
        var first = CheckOrder(table, split);
        if (split.Train.Length <= reach) throw new DataException(
            $"{table.Source}: windows of {length} past {(length == 1 ? "row" : "rows")} and a target {horizon} later need at least {reach + 1} training rows, got {split.Train.Length}: shorten the window or train on more rows.");
        var pipeline = PipelineFit.FitSeries(series, split.Train);
        var features = pipeline.Features(table, [.. split.Train, .. split.Validation, .. split.Test]);
        return new(pipeline, length, horizon, Part(split.Train[(int)reach..]), Part(split.Validation), Part(split.Test));

        SeriesPart Part(int[] targets)
        {
            var width = pipeline.InputCount;
            var x = TensorData.Zeros(DType.Float32, [targets.Length, length, width]);
            for (var i = 0; i < targets.Length; i++)
                features.Span<float>().Slice((targets[i] - (int)reach - first) * width, length * width).CopyTo(x.Span<float>()[(i * length * width)..]);
            return new(x, pipeline.Target(table, targets), [.. targets]);
        }
    }

    /// <summary>Checks that the parts are consecutive rows, one part after the other; gives the first row.</summary>
    private static int CheckOrder(Table table, Split split)
    {
        int? before = null;
        foreach (var (name, rows) in new[] { ("training", split.Train), ("validation", split.Validation), ("test", split.Test) })
        {
            foreach (var row in rows)
            {
                if (row < 0 || row >= table.RowCount) throw new DataException($"{table.Source}: the split's {name} part has the row {row + 1}, the series has {table.RowCount} rows.");
                if (before is { } last && row != last + 1) throw new DataException(
                    $"{table.Source}: a series is split by time, but in the {name} part the row {row + 1} follows the row {last + 1}: split it with TimeSeries.Split or SplitAt, or Split.ByTime.");
                before = row;
            }
        }
        return split.Train is [var first, ..] ? first : 0;
    }
}
