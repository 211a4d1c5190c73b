using Descent.Data;
using Descent.Graph;

namespace Descent.Tests.Data;

public sealed class TimeSeriesTests : DataTests
{
    /// <summary>Twenty days: a number that counts them, its square as the target.</summary>
    private static TabularData Squares(int rows = 20, Func<int, double>? target = null) => new(
        Parse("day,n,y\n" + string.Concat(Rows(rows).Select(i => $"{new DateOnly(2015, 1, 1).AddDays(i):yyyy-MM-dd},{i},{target?.Invoke(i) ?? i * i}\n"))),
        new([new("day", ColumnRole.Identifier), new("n", ColumnRole.Number), new("y", ColumnRole.Target)], LearningTask.Regression));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 5)]
    public void A_window_has_the_past_rows_and_the_value_that_comes_the_horizon_later(int length, int horizon)
    {
        var series = new TimeSeries(Squares(), inputs: ["n", "y"]);
        var windows = series.Windows(series.Split(0.2, 0.3), length, horizon);
        var (n, y) = ((NumberEncoding)windows.Pipeline.Inputs[0], (NumberEncoding)windows.Pipeline.Inputs[1]);
        Assert.Equal([10 - length - horizon + 1, 4, 6], new[] { windows.Train, windows.Validation, windows.Test }.Select(part => part.Rows.Count));
        Assert.Equal(Enumerable.Range(length + horizon - 1, 20 - length - horizon + 1), windows.Train.Rows.Concat(windows.Validation.Rows).Concat(windows.Test.Rows));
        foreach (var part in new[] { windows.Train, windows.Validation, windows.Test })
        {
            Assert.Equal([part.Rows.Count, length, 2], part.X.Shape);
            Assert.Equal([part.Rows.Count, 1], part.Y.Shape);
            for (var window = 0; window < part.Rows.Count; window++)
            {
                var row = part.Rows[window];
                Assert.Equal(row * row, windows.Target.Inverse(part.Y[window]), 3);
                for (var step = 0; step < length; step++)
                {
                    var past = row - horizon - length + 1 + step;
                    Assert.Equal(past, part.X[(window * length + step) * 2] * n.StandardDeviation + n.Mean, 4);
                    Assert.Equal(past * past, part.X[(window * length + step) * 2 + 1] * y.StandardDeviation + y.Mean, 3);
                }
            }
        }
    }

    [Fact]
    public void Constants_and_training_windows_do_not_know_the_later_rows()
    {
        var (one, other) = (Cut(Squares()), Cut(Squares(target: i => i < 10 ? i * i : -1000 * i)));
        Assert.Equal(one.Pipeline, other.Pipeline);
        Assert.Equal(one.Train.X.ToDoubles(), other.Train.X.ToDoubles());
        Assert.Equal(one.Train.Y.ToDoubles(), other.Train.Y.ToDoubles());
        Assert.NotEqual(one.Test.Y.ToDoubles(), other.Test.Y.ToDoubles());
        Assert.Equal(4.5, Assert.IsType<NumberEncoding>(one.Pipeline.Inputs[0]).Mean);

        static SeriesWindows Cut(TabularData data) => new TimeSeries(data) is var series ? series.Windows(series.Split(0.2, 0.3), 3) : null!;
    }

    [Fact]
    public void A_split_at_dates_puts_each_row_into_the_part_of_its_date()
    {
        var series = new TimeSeries(Squares(), time: "day");
        Assert.Equal(["n", "y"], series.Inputs);
        var split = series.SplitAt(validation: "2015-01-11", test: "2015-01-15");
        Assert.Equal((10, 4, 6), (split.Train.Length, split.Validation.Length, split.Test.Length));
        Assert.Equal(Rows(20), split.Train.Concat(split.Validation).Concat(split.Test));
        Assert.Empty(series.SplitAt(null, "2015-01-15T12:00").Validation);
        Assert.Equal(15, series.SplitAt(null, "2015-01-15T12:00").Test[0]);
        Assert.Contains("none is left to train", Assert.Throws<DataException>(() => series.SplitAt(null, "2014-12-31")).Message);
        Assert.Contains("none is left to test", Assert.Throws<DataException>(() => series.SplitAt(null, "2015-02-01")).Message);
        Assert.Contains("none is left to validate", Assert.Throws<DataException>(() => series.SplitAt("2015-01-15", "2015-01-15")).Message);
        Assert.Contains("got '15.1.2015'", Assert.Throws<ArgumentException>(() => series.SplitAt(null, "15.1.2015")).Message);
        Assert.Throws<ArgumentException>(() => series.SplitAt("2015-01-16", "2015-01-15"));
        Assert.Throws<InvalidOperationException>(() => new TimeSeries(Squares()).SplitAt(null, "2015-01-15"));
    }

    [Fact]
    public void Shares_are_taken_from_the_end()
    {
        var split = Split.ByTime(10, 0.2, 0.3);
        Assert.Equal([0, 1, 2, 3, 4], split.Train);
        Assert.Equal([5, 6], split.Validation);
        Assert.Equal([7, 8, 9], split.Test);
        Assert.Throws<ArgumentOutOfRangeException>(() => Split.ByTime(10, 0.5, 0.5));
        Assert.Throws<DataException>(() => Split.ByTime(2, 0.4, 0.4));
    }

    [Theory]
    [InlineData("2015-01-01/2015-01-03/2015-01-02", "file.csv:4:1", "not later than '2015-01-03'")]
    [InlineData("2015-01-01/2015-01-02/2015-01-02", "file.csv:4:1", "not later than '2015-01-02'")]
    [InlineData("1/2/10/9", "file.csv:5:1", "not later than '10'")]
    [InlineData("2015-01-01//2015-01-02", "file.csv:3:1", "the time is missing")]
    [InlineData("2015-01-01/01.02.2015", "file.csv:3:1", "'01.02.2015' cannot be read: a number or a date that begins with the year")]
    [InlineData("2015-01-01/2015-13-01", "file.csv:3:1", "cannot be read")]
    [InlineData("1/2/2015-01-01", "file.csv:4:1", "a number is needed")]
    public void A_time_out_of_order_is_refused_at_its_row(string times, string place, string reason)
    {
        var table = Parse("day,y\n" + string.Concat(times.Split('/').Select((time, i) => $"{time},{i}\n")));
        var error = Assert.Throws<DataException>(() => new TimeSeries(new(table, new([new("day"), new("y", ColumnRole.Target)], LearningTask.Regression)), time: "day"));
        Assert.StartsWith(place, error.Message);
        Assert.Contains(reason, error.Message);
    }

    [Theory]
    [InlineData("1949-01|1949-02|1949-12|1950-01")]
    [InlineData("2015-01-01T00:30:00|2015-01-01T01:00:00|2015-01-01T02:30:00+01:00")]
    [InlineData("2015/01/31|2015/02/01")]
    [InlineData("-1.5|2|10|1e3")]
    public void Times_are_compared_as_what_they_are(string times)
    {
        var table = Parse("day,y\n" + string.Concat(times.Split('|').Select((time, i) => $"{time},{i}\n")));
        var series = new TimeSeries(new(table, new([new("day", ColumnRole.Number), new("y", ColumnRole.Target)], LearningTask.Regression)), time: "day");
        Assert.Equal(["y"], series.Inputs);
    }

    [Theory]
    [InlineData("dd.MM.yyyy", "31.01.2023|01.02.2023|15.02.2024", "01.02.2023")]
    [InlineData("M/d/yyyy", "1/31/2023|2/1/2023|12/1/2023", "2/1/2023")]
    [InlineData("yyyyMMdd HH:mm", "20230131 23:59|20230201 00:00|20230201 00:01", "20230201 00:00")]
    public void Dates_of_any_format_are_read_if_it_is_given(string format, string times, string second)
    {
        var data = Dated(times.Split('|'));
        var split = new TimeSeries(data, time: "day", timeFormat: format).SplitAt(null, second);
        Assert.Equal((1, 2), (split.Train.Length, split.Test.Length));
        Assert.Contains($"a date of the format {format} is needed", Assert.Throws<DataException>(() => new TimeSeries(Dated("2023-01-01"), time: "day", timeFormat: format)).Message);
        var refused = Assert.Throws<DataException>(() => new TimeSeries(data, time: "day")).Message;
        Assert.Contains("timeFormat: \"dd.MM.yyyy\"", refused);
    }

    /// <summary>When summer time ends an hour stands twice on the clock; its moments differ, and they count.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("yyyy-M-d")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ssK")]
    public void Times_with_an_offset_are_moments_whether_or_not_their_format_is_given(string? format)
    {
        var data = Dated("2023-10-29T01:00:00+02:00", "2023-10-29T02:00:00+02:00", "2023-10-29T02:00:00+01:00", "2023-10-29T03:00:00+01:00");
        Assert.Equal(4, new TimeSeries(data, time: "day", timeFormat: format).Data.Table.RowCount);
        var order = new TimeOrder(data.Table, "day", format);
        Assert.Equal(Enumerable.Range(0, 4).Select(hour => new DateTime(2023, 10, 28, 23, 0, 0).AddHours(hour)), Enumerable.Range(0, 4).Select(order.DateOf));
    }

    [Fact]
    public void Rows_are_sorted_where_that_is_asked_for()
    {
        var data = Dated("2023-03-01", "2023-01-01", "2023-02-01");
        Assert.Contains("have the rows sorted (--sort; in code: sort: true)", Assert.Throws<DataException>(() => new TimeSeries(data, time: "day")).Message);
        var series = new TimeSeries(data, time: "day", sort: true);
        Assert.Equal(["1", "2", "0"], series.Data.Table["y"]);
        Assert.Equal([3, 4, 2], Enumerable.Range(0, 3).Select(series.Data.Table.Line));
        Assert.Contains("one row for each time", Assert.Throws<DataException>(() => new TimeSeries(Dated("2023-03-01", "2023-01-01", "2023-03-01"), time: "day", sort: true)).Message);
        Assert.Throws<ArgumentException>(() => new TimeSeries(data, sort: true));
        Assert.Throws<ArgumentException>(() => new TimeSeries(data, timeFormat: "yyyy"));
    }

    private static TabularData Dated(params string[] times) =>
        new(Parse("day,y\n" + string.Concat(times.Select((time, i) => $"{time},{i}\n"))), new([new("day"), new("y", ColumnRole.Target)], LearningTask.Regression));

    [Fact]
    public void A_series_that_is_shorter_than_a_window_is_refused()
    {
        var series = new TimeSeries(Squares());
        Assert.Contains("windows of 10 past rows and a target 1 later need at least 11 training rows, got 10",
            Assert.Throws<DataException>(() => series.Windows(series.Split(0.2, 0.3), 10)).Message);
        Assert.Single(series.Windows(series.Split(0.2, 0.3), 9).Train.Rows);
        Assert.Throws<DataException>(() => series.Windows(series.Split(0.2, 0.3), int.MaxValue, int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => series.Windows(series.Split(0.2, 0.3), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => series.Windows(series.Split(0.2, 0.3), 3, 0));
    }

    [Fact]
    public void A_shuffled_split_is_refused()
    {
        var series = new TimeSeries(Squares());
        Assert.Contains("a series is split by time", Assert.Throws<DataException>(() => series.Windows(series.Data.Split(0.2, 0.3, 1), 3)).Message);
        Assert.Contains("the series has 20 rows", Assert.Throws<DataException>(() => series.Windows(Split.ByTime(21, 0.2, 0.3), 3)).Message);
    }

    [Fact]
    public void Columns_that_cannot_be_inputs_are_refused()
    {
        Assert.Contains("there is no column 'm'", Assert.Throws<DataException>(() => new TimeSeries(Squares(), ["m"])).Message);
        Assert.Contains("its role is Identifier", Assert.Throws<DataException>(() => new TimeSeries(Squares(), ["day"])).Message);
        Assert.Contains("predicts a number", Assert.Throws<DataException>(() => new TimeSeries(Datasets.Load("iris"))).Message);
        Assert.Contains("at least one input", Assert.Throws<DataException>(() => new TimeSeries(Squares(), [])).Message);
    }

    [Fact]
    public void The_latest_rows_predict_what_has_not_come_yet()
    {
        var series = new TimeSeries(Squares());
        var windows = series.Windows(series.Split(0.2, 0.3), 3);
        Assert.Equal(windows.Test.X.TakeRows(5..6).ToDoubles(), windows.Latest(Squares(19).Table).ToDoubles());
        Assert.Equal([1, 3, 2], windows.Latest(Squares(3).Table).Shape);
        Assert.Contains("needs 3 rows, got 2", Assert.Throws<DataException>(() => windows.Latest(Squares(2).Table)).Message);
    }

    [Fact]
    public void Seattle_has_four_years_of_days_and_the_known_error_of_persistence()
    {
        var weather = Datasets.Load("seattle-weather");
        var series = new TimeSeries(weather, time: "date");
        Assert.Equal(["precipitation", "temp_max", "temp_min", "wind", "weather"], series.Inputs);
        var windows = series.Windows(series.SplitAt("2014-01-01", "2015-01-01"), length: 14);
        Assert.Equal([365, 14, 9], windows.Test.X.Shape);
        Assert.Equal(365, windows.Validation.Rows.Count);
        double[] values = [.. weather.Table["temp_max"].Select(cell => double.Parse(cell!))];
        Assert.Equal(2.907, Math.Sqrt(windows.Test.Rows.Average(row => Math.Pow(values[row] - values[row - 1], 2))), 3);
    }
}
