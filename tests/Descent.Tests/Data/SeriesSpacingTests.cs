using System.Globalization;
using Descent.Data;

namespace Descent.Tests.Data;

public sealed class SeriesSpacingTests : DataTests
{
    private static SeriesSpacing Of(IEnumerable<string> times) => SeriesSpacing.Of(new(new(Parse("t,y\n" + string.Concat(times.Select((time, i) => $"{time},{i}\n"))),
        new([new("t", ColumnRole.Ignored), new("y", ColumnRole.Target)], LearningTask.Regression)), time: "t"));

    private static IEnumerable<string> From(int rows, Func<DateTime, int, DateTime> at) => Enumerable.Range(0, rows).Select(i => at(new(2012, 1, 2), i).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("minute", 3000, "minute", "60 1440", "Hour")]
    [InlineData("quarter of an hour", 1000, "15 minutes", "96", "Hour")]
    [InlineData("six hours", 100, "6 hours", "4 28", "Hour Weekday")]
    [InlineData("hour", 1000, "hour", "24 168", "Hour Weekday")]
    [InlineData("day", 800, "day", "7 365", "Weekday Year")]
    [InlineData("day", 100, "day", "7", "Weekday")]
    [InlineData("workday", 100, "day", "5", "Weekday")]
    [InlineData("week", 120, "week", "52", "Year")]
    [InlineData("month", 30, "month", "12", "Month")]
    [InlineData("quarter", 12, "quarter", "4", "Month")]
    [InlineData("year", 12, "year", "", "")]
    [InlineData("ten days", 12, "10 days", "", "Weekday")]
    public void Seasons_and_cycles_follow_from_the_distance_of_rows(string kind, int rows, string step, string seasons, string cycles)
    {
        var spacing = Of(From(rows, (start, i) => kind switch
        {
            "minute" => start.AddMinutes(i), "quarter of an hour" => start.AddMinutes(15 * i), "six hours" => start.AddHours(6 * i), "hour" => start.AddHours(i), "day" => start.AddDays(i),
            "workday" => start.AddDays(i + i / 5 * 2), "week" => start.AddDays(7 * i), "month" => start.AddMonths(i), "quarter" => start.AddMonths(3 * i), "ten days" => start.AddDays(10 * i), _ => start.AddYears(i),
        }));
        Assert.Equal((step, seasons, cycles, 0), (spacing.Step, string.Join(' ', spacing.Seasons), string.Join(' ', spacing.Cycles), spacing.Irregular));
    }

    [Fact]
    public void Gaps_are_counted()
    {
        var spacing = Of(From(50, (start, i) => start.AddDays(i + (i > 10 ? 1 : 0) + (i > 30 ? 5 : 0))));
        Assert.Equal(("day", 2, 11), (spacing.Step, spacing.Irregular, spacing.FirstIrregular!.Value));
    }

    [Fact]
    public void Numbers_are_rows()
    {
        Assert.Equal(("row", 1, 4), Of(["1", "2", "3", "4", "7", "8"]) is var spacing ? (spacing.Step, spacing.Irregular, spacing.FirstIrregular!.Value) : default);
        Assert.Equal(SeriesSpacing.Unknown, SeriesSpacing.Of(new(new(Parse("y\n1\n2\n3\n"), new([new("y", ColumnRole.Target)], LearningTask.Regression)))));
    }

    [Fact]
    public void The_column_of_the_times_is_found()
    {
        Assert.Equal(("when", (string?)null), Find("a,when,y\n1,2015-01-31,2\n2,2015-02-01,2\n", new([])));
        Assert.Equal((null, null), Find("a,when,y\n1,2015-01-31,2\n2,,2\n", new([])));
        Assert.Equal(("when", "d.M.yyyy"), Find("a,when,y\n1,31.1.2015,2\n2,1.2.2015,2\n", new([new("when", ColumnRole.Date, Format: "d.M.yyyy")])));

        static (string?, string?) Find(string csv, Schema schema) => TimeSeries.FindTime(new(Parse(csv), schema));
    }
}
