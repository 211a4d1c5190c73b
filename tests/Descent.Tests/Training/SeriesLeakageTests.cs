using Descent.Data;
using Descent.Graph;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

namespace Descent.Tests.Training;

/// <summary>A time series trains on the past alone.</summary>
public class SeriesLeakageTests
{
    private const int Days = 120;

    [Fact]
    public void No_training_window_knows_a_later_row_and_no_target_is_in_two_parts()
    {
        var stream = new RandomStream(5, "windows");
        for (var trial = 0; trial < 100; trial++)
        {
            var (length, horizon) = (1 + stream.NextInt(10), 1 + stream.NextInt(6));
            var series = Series();
            var split = series.Split(0.05 + 0.2 * stream.NextDouble(), 0.05 + 0.3 * stream.NextDouble());
            Assert.Equal(Enumerable.Range(0, Days), split.Train.Concat(split.Validation).Concat(split.Test));      // in the order of time, none twice
            var windows = series.Windows(split, length, horizon);
            Assert.True(windows.Train.Rows.Max() < split.Validation[0] && split.Validation[^1] < split.Test[0]);
            Assert.Equal(split.Validation, windows.Validation.Rows);
            Assert.Equal(split.Test, windows.Test.Rows);
            foreach (var part in new[] { windows.Train, windows.Validation, windows.Test })
                for (var window = 0; window < part.Rows.Count; window++)
                    for (var step = 0; step < length; step++)
                        Assert.Equal(part.Rows[window] - horizon - (length - 1 - step), Day(part, windows, window, step));
        }
    }

    [Fact]
    public void What_comes_after_the_training_part_changes_no_weight_and_no_constant()
    {
        var plain = Trained(Series());
        Assert.Equal(plain, Trained(Series(row => row < 84 ? 0 : 1000 - 7 * row)));
        Assert.NotEqual(plain, Trained(Series(row => row == 83 ? 1 : 0)));

        static (string, Fingerprint) Trained(TimeSeries series)
        {
            var windows = series.Windows(series.Split(0.1, 0.2), length: 5);
            Assert.Equal(83, windows.Train.Rows.Max());
            var model = new Sequential(new Input(windows.Shape), new LSTM(3), new Dense(1)) { Seed = 2 };
            model.Compile(new Adam(0.01), new MeanSquaredError());
            model.Fit(windows.Train.X, windows.Train.Y, epochs: 2, seed: 4);
            return (windows.Pipeline.ToJson(), Fingerprint.Of(model));
        }
    }

    [Fact]
    public void A_split_that_is_not_in_the_order_of_time_is_refused()
    {
        var series = Series();
        Assert.Throws<DataException>(() => series.Windows(Split.Random(Days, 0.1, 0.2, seed: 1), 3));
        var time = series.Split(0.1, 0.2);
        Assert.Throws<DataException>(() => series.Windows(new(time.Test, time.Validation, time.Train), 3));
        Assert.Throws<DataException>(() => series.Windows(time with { Test = [.. time.Test.Reverse()] }, 3));
        Assert.Throws<DataException>(() => series.Windows(time with { Validation = time.Train[^3..] }, 3));      // rows of the training part again
    }

    [Fact]
    public void Days_out_of_order_are_refused_or_sorted()
    {
        var data = Data(_ => 0);
        int[] order = [.. Enumerable.Range(0, Days).OrderBy(row => row * 37 % Days)];
        var shuffled = data with { Table = data.Table.TakeRows(order) };
        Assert.Throws<DataException>(() => new TimeSeries(shuffled, time: "date"));
        var sorted = new TimeSeries(shuffled, inputs: ["day"], time: "date", sort: true);
        Assert.Equal(data.Table["date"], sorted.Data.Table["date"]);
        Assert.Equal(Series().Windows(Series().Split(0.1, 0.2), 4).Train.X.ToDoubles(), sorted.Windows(sorted.Split(0.1, 0.2), 4).Train.X.ToDoubles());
    }

    private static TimeSeries Series(Func<int, double>? added = null) => new(Data(added ?? (_ => 0)), inputs: ["day"], time: "date");

    /// <summary>Days that know their number.</summary>
    private static TabularData Data(Func<int, double> added)
    {
        var rows = Enumerable.Range(0, Days).Select(row => (object?[])[$"{new DateOnly(2020, 1, 1).AddDays(row):yyyy-MM-dd}", row + added(row), row % 7 + 0.25 * row + added(row)]);
        return new(Table.FromRows(["date", "day", "y"], [.. rows]), new([new("date", ColumnRole.Identifier), new("day", ColumnRole.Number), new("y", ColumnRole.Target)], LearningTask.Regression));
    }

    private static int Day(SeriesPart part, SeriesWindows windows, int window, int step)
    {
        var day = (NumberEncoding)windows.Pipeline.Inputs[0];
        return (int)Math.Round(part.X[window * windows.Length + step] * day.StandardDeviation + day.Mean);
    }
}
