using Descent.Reports.Charts;
using Descent.Reports.Markup;

namespace Descent.Tests.Reports;

public class ChartTests
{
    [Theory]
    [InlineData(0, 1, 5, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0.48, 0.98, 4, "0.5 0.6 0.7 0.8 0.9")]
    [InlineData(-15.3, 18.6, 5, "−15 −10 −5 0 5 10 15")]
    [InlineData(1, 10000, 5, "2,000 4,000 6,000 8,000 10,000")]
    [InlineData(0.001, 0.002, 4, "0.0010 0.0012 0.0014 0.0016 0.0018 0.0020")]
    public void Ticks_are_round(double low, double high, int wanted, string labels) => Assert.Equal(labels, string.Join(' ', Ticks.Linear(low, high, wanted).Select(tick => tick.Label)));

    [Theory]
    [InlineData(0.005, 30, "0.01 0.1 1 10")]
    [InlineData(2, 9, "2 5")]
    [InlineData(1e-9, 1e9, "1e−9 1e−5 0.1 1,000 1e7")]
    public void Ticks_of_ratios_are_powers_of_ten(double low, double high, string labels) => Assert.Equal(labels, string.Join(' ', Ticks.Logarithmic(low, high).Select(tick => tick.Label)));

    [Theory]
    [InlineData(0.9142, "0.914")]
    [InlineData(1, "1.000")]
    [InlineData(0, "0")]
    [InlineData(0.0431, "0.0431")]
    [InlineData(-12.345, "−12.35")]
    [InlineData(123456.7, "123,457")]
    [InlineData(0.0000123, "1.23e−5")]
    [InlineData(0.00051, "0.000510")]
    public void Numbers_have_three_or_four_digits(double value, string text) => Assert.Equal(text, Numbers.Text(value));

    [Fact]
    public void An_axis_keeps_what_it_shows_inside_and_does_not_begin_below_zero_without_need()
    {
        Assert.Equal(0, Axis.Around("", [0.01, 3]).Low);
        Assert.True(Axis.Around("", [-0.01, 3]).Low < -0.01);
        var same = Axis.Around("", [2, 2]);
        Assert.InRange(same.Share(2), 0.2, 0.8);
        Assert.Equal(0.5, Axis.AroundRatios([0.01, 1, 100]).Share(1), 12);
    }

    [Fact]
    public void A_long_line_keeps_its_peaks()
    {
        var points = Enumerable.Range(0, 100_000).Select(index => (index / 300.0, (double?)(index == 50_000 ? 900 : 100))).ToList();
        var path = PathData.Line(points);
        Assert.True(path.Length < 20_000, path.Length.ToString());
        Assert.Contains("166.7 900", path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_stays_a_gap() => Assert.Equal("M0 1L2 1M6 1L8 1", PathData.Line([(0, 1), (2, 1), (4, null), (6, 1), (8, 1)]));

    [Fact]
    public void Nodes_of_a_rank_lie_beside_each_other_and_long_edges_pass_between()
    {
        // Four ranks; 0 leads to 1, 2 and, over two ranks, to 5.
        var layout = new GraphLayout([[], [0], [0], [1, 2], [3], [4, 0]], 100);
        Assert.Equal(5, layout.Ranks);
        Assert.Equal(6 + 3, layout.Places.Count());
        foreach (var rank in layout.Places.GroupBy(place => place.Rank))
        {
            var across = rank.Select(place => (From: place.X - (place.Node is null ? 7 : 50), To: place.X + (place.Node is null ? 7 : 50))).OrderBy(place => place.From).ToList();
            Assert.All(across.Zip(across.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From));
            Assert.True(across[0].From >= 0 && across[^1].To <= layout.Width + 1e-9);
        }

        Assert.All(layout.Places, place => Assert.All(place.Above, above => Assert.Equal(place.Rank - 1, above.Rank)));
    }
}
