using System.Globalization;
using Descent.Data;
using Descent.Graph;

namespace Descent.Tests.Data;

public sealed class SeriesInputsTests : DataTests
{
    private static readonly SeriesInputs Squares = new("y", 2, 3, [2, 4], [new("n", ColumnRole.Number)], [SeriesCycle.Weekday], [7], "day");

    private static Table Days(int rows = 12, Func<int, double>? value = null, Func<int, string>? day = null) => Parse("day,n,y\n" + string.Concat(Enumerable.Range(0, rows)
        .Select(i => string.Create(CultureInfo.InvariantCulture, $"{day?.Invoke(i) ?? new DateOnly(2015, 1, 5).AddDays(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)},{i},{value?.Invoke(i) ?? i * i}\n"))));

    [Fact]
    public void A_window_has_the_latest_value_what_came_before_relative_to_it_and_the_change_to_come()
    {
        var frame = Squares.Frame(Days());
        var table = frame.Data.Table;
        Assert.Equal(["y", "y 1 before", "y 2 before", "y mean of 2", "y mean of 4", "n", "day weekday", "y change"], table.Columns);
        Assert.Equal((9, 7), (table.RowCount, frame.Known));
        for (var window = 0; window < table.RowCount; window++)
        {
            var row = frame.Latest[window];
            Assert.Equal(window + 3, row);
            double Square(int i) => i * i;
            double[] expected = [Square(row), Square(row - 1) - Square(row), Square(row - 2) - Square(row), (Square(row) + Square(row - 1)) / 2 - Square(row),
                (Square(row) + Square(row - 1) + Square(row - 2) + Square(row - 3)) / 4 - Square(row), row];
            for (var column = 0; column < expected.Length; column++) Assert.Equal(expected[column], double.Parse(table[window, column]!, CultureInfo.InvariantCulture), 9);
            Assert.Equal(((DayOfWeek)((row + 1) % 7)).ToString(), table[window, 6]);
            Assert.Equal(window < 7 ? Square(row + 2) - Square(row) : null, table[window, 7] is { } change ? double.Parse(change, CultureInfo.InvariantCulture) : (double?)null);
            Assert.Equal(Math.Min(row + 2, 11) + 2, table.Line(window));
            Assert.Equal(Square(row) + 1, frame.Value(window, 1));
        }
    }

    [Fact]
    public void Windows_are_learnt_from_only_when_their_targets_are_known()
    {
        var frame = Squares.Frame(Days());
        Assert.Equal([7, 8], frame.Windows(7, 9).Select(frame.Predicted));
        // To predict row 9 two rows ahead is to stand at row 7: its target is known, that of row 8 is not.
        Assert.Equal([5, 6, 7], frame.Before(9).Select(frame.Predicted));
        Assert.Empty(frame.Before(5));
    }

    [Fact]
    public void Later_rows_change_no_earlier_window()
    {
        var (one, other) = (Squares.Frame(Days()).Data.Table, Squares.Frame(Days(value: i => i < 8 ? i * i : -7 * i)).Data.Table);
        for (var window = 0; window < 5; window++)
            for (var column = 0; column < one.Columns.Count - 1; column++) Assert.Equal(one[window, column], other[window, column]);
        Assert.NotEqual(one[5, 0], other[5, 0]);
    }

    [Fact]
    public void The_year_is_two_circles_and_months_and_hours_are_names()
    {
        var frame = (Squares with { Cycles = [SeriesCycle.Year, SeriesCycle.Month, SeriesCycle.Hour] }).Frame(Days(day: i => new DateTime(2015, 4, 1).AddHours(i).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)));
        Assert.Equal(["day the year sin", "day the year cos", "day half a year sin", "day half a year cos", "day month", "day hour"], frame.Data.Table.Columns.Skip(6).SkipLast(1));
        Assert.Equal(1, double.Parse(frame.Data.Table[0, 6]!, CultureInfo.InvariantCulture), 3);      // a quarter of the year has passed
        Assert.Equal(("4", "3"), (frame.Data.Table[0, 10]!, frame.Data.Table[0, 11]!));
    }

    [Fact]
    public void Columns_that_are_called_as_computed_ones_stand_beside_them()
    {
        string[] others = ["y change", "y 1 before", "y mean of 2", "day weekday", "y mean of 2 (computed)"];
        var inputs = Squares with { Lags = 2, Means = [2], Others = [.. others.Select(name => new ColumnSchema(name, ColumnRole.Number))] };
        var rows = Parse($"day,{string.Join(',', others)},y\n" + string.Concat(Rows(6).Select(i => $"2015-01-0{i + 1},{10 * i},{20 * i},{30 * i},{40 * i},{50 * i},{i * i}\n")));
        var table = inputs.Frame(rows).Data.Table;
        Assert.Equal(["y", "y 1 before (computed)", "y mean of 2 (computed 2)", .. others, "day weekday (computed)", "y change (computed)"], table.Columns);
        Assert.Equal(("20", "-1"), (table[0, table.Column("y 1 before")], table[0, table.Column("y 1 before (computed)")]));
        Assert.Equal(table.Columns.SkipLast(1), inputs.Columns());
        Assert.Equal(["y", "y", "y", .. others, "day"], inputs.Columns().Select(inputs.Source));
    }

    [Fact]
    public void Inputs_survive_json() => Assert.Equal(Squares, SeriesInputs.FromJson(Squares.ToJson()));

    [Theory]
    [InlineData("\"horizon\":2", "\"horizon\":0", "horizon and lags need to be at least 1")]
    [InlineData("\"lags\":3", "\"lags\":2000000000", "have at most 100000 rows")]
    [InlineData("[2,4]", "[2,2]", "each cycle and each mean stands once")]
    [InlineData("[2,4]", "null", "are missing")]
    [InlineData("[7]", "[1]", "means and seasons at least 2")]
    [InlineData("\"day\"", "null", "need the column of the times")]
    [InlineData("\"role\":\"number\"", "\"role\":\"identifier\"", "the column 'n' has the role Identifier")]
    [InlineData("\"name\":\"n\"", "\"name\":\"y\"", "a column stands twice")]
    [InlineData("\"target\"", "\"tarjet\"", "tarjet")]
    public void What_makes_no_sense_in_a_file_is_refused(string text, string other, string message)
    {
        var json = Squares.ToJson();
        Assert.Contains(text, json, StringComparison.Ordinal);
        Assert.Contains(message, Assert.Throws<DataException>(() => SeriesInputs.FromJson(json.Replace(text, other, StringComparison.Ordinal))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("day,n,y\n2015-01-01,1,1\n2015-01-02,1,\n2015-01-03,1,3\n2015-01-04,1,3\n", "file.csv:3:3", "the series 'y' has no value here")]
    [InlineData("day,n,y\n2015-01-01,1,1\n2015-01-02,1,x\n2015-01-03,1,3\n2015-01-04,1,3\n", "file.csv:3:3", "finite number, got 'x'")]
    [InlineData("day,n,y\n2015-01-01,1,1\n2015-01-02,x,2\n2015-01-03,1,3\n2015-01-04,1,3\n", "file.csv:3:2", "finite number, got 'x'")]
    [InlineData("day,n,y\n2015-01-01,1,1\n2015-01-02,1,2\n2015-01-02,1,3\n2015-01-04,1,3\n", "file.csv:4:1", "one row for each time")]
    [InlineData("day,n,y\n2015-01-03,1,1\n2015-01-02,1,2\n2015-01-01,1,3\n2015-01-04,1,3\n", "file.csv:3:1", "have the rows sorted (--sort")]
    [InlineData("day,n,y\n1,1,1\n2,1,2\n3,1,3\n4,1,3\n", "file.csv", "needs dates in the column 'day', got numbers such as '1'")]
    [InlineData("day,n,y\n2015-01-01,1,1\n2015-01-02,1,2\n", "file.csv", "needs 4 rows, got 2")]
    [InlineData("day,y\n2015-01-01,1\n2015-01-02,1\n2015-01-03,1\n2015-01-04,1\n", "file.csv", "no column 'n'")]
    public void What_is_wrong_with_rows_is_said_with_its_place(string csv, string place, string message)
    {
        var error = Assert.Throws<DataException>(() => Squares.Frame(Parse(csv)));
        Assert.StartsWith(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
