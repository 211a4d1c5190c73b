using Descent.Cli.Output.Live;

namespace Descent.Cli.Tests.Live;

public class LossChartTests
{
    private const int Height = 14;

    /// <summary>A training that begins to overfit.</summary>
    private static LossChart Course(int epochs, int lastEpoch) => new(
        [.. Enumerable.Range(1, epochs).Select(epoch => 0.3 + 0.55 * Math.Exp(-epoch / 6.0))],
        [.. Enumerable.Range(1, epochs).Select(epoch => 0.42 + 0.4 * Math.Exp(-epoch / 5.0) + 0.004 * epoch)], lastEpoch, Math.Min(epochs, 14));

    private static string Draw(LossChart chart, int width, bool hasUnicode = true, bool hasColor = false, int height = Height) =>
        string.Join('\n', chart.Draw(width, height, hasUnicode, hasColor));

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(200)]
    public void A_course_at_each_width(int width) =>
        Golden.Check($"chart-{width}.txt", $"{Draw(Course(28, 28), width)}\n\n{Draw(Course(28, 28), width, hasColor: true)}\n\n{Draw(Course(28, 28), width, hasUnicode: false)}");

    [Fact]
    public void First_epochs_that_are_far_above_the_others_are_cut_off()
    {
        LossChart Of(int epochs) => new([2.3, 1.1, .. Enumerable.Range(0, epochs - 2).Select(epoch => 0.3 + 0.2 / (epoch + 1))], [], epochs);
        Golden.Check("chart-cut.txt", Draw(Of(60), 80));
        Assert.DoesNotContain("cut at the top", Draw(Of(30), 80));
        Assert.DoesNotContain("cut at the top", Draw(Course(200, 200), 80));
    }

    [Fact]
    public void Courses_that_are_unusual()
    {
        LossChart Of(params double[] training) => new(training, [], training.Length);
        double[] halves = [.. Enumerable.Range(0, 40).Select(epoch => 5000 * Math.Pow(0.7, epoch))];
        (string, LossChart)[] cases =
        [
            ("one point", Of(0.5)),
            ("one epoch of ten", new([0.5, 0.4], [0.6, 0.45], 10, 2)),
            ("the same value always", Of(0.25, 0.25, 0.25)),
            ("nothing but zero", Of(0, 0)),
            ("not finite", new([0.9, double.NaN, 0.7, 0.6, double.PositiveInfinity, 0.4], [double.NaN, 0.9, 0.8, 0.7, 0.6, 0.5], 6, 6)),
            ("nothing finite", Of(double.NaN, double.PositiveInfinity)),
            ("a factor of eight millions", new(halves, [.. halves.Select(value => value + 0.01)], 40, 40)),
            ("a factor of sixty", Of(0.6, 0.3, 0.1, 0.05, 0.02, 0.01)),
            ("the ends of double", Of(1e308, 1, 1e-308)),
            ("the ends of double, of both signs", Of(-1e308, 0, 1e308)),
            ("negative", Of(-0.1, -0.5, -0.9, -0.95)),
            ("large", Of(1234567, 1100000, 1050000)),
            ("nearly the same", Of(0.50001, 0.50002, 0.500015)),
        ];
        Golden.Check("charts.txt", string.Join("\n\n", cases.Select(each => $"{each.Item1}\n{Draw(each.Item2, 60, height: 9)}\n{Draw(each.Item2, 60, hasUnicode: false, height: 9)}")));
    }

    [Fact]
    public void No_line_is_longer_than_the_width()
    {
        foreach (var (epochs, last) in new[] { (1, 1), (3, 10), (28, 50), (300, 300), (9_999, 10_000) })
            for (var width = 20; width <= 200; width += 7)
                foreach (var hasUnicode in (bool[])[true, false])
                {
                    var lines = Course(epochs, last).Draw(width, 10, hasUnicode);
                    Assert.Equal(10, lines.Count);
                    Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
                }
    }

    [Fact]
    public void ASCII_is_ASCII() => Assert.All(Draw(Course(28, 28), 80, hasUnicode: false), letter => Assert.InRange(letter, '\n', '~'));

    [Fact]
    public void The_scale_is_logarithmic_where_values_differ_much_and_says_so()
    {
        Assert.Contains("log scale", Draw(new([50, 1], [], 2), 80));
        Assert.DoesNotContain("log scale", Draw(new([49, 1], [], 2), 80));
        Assert.DoesNotContain("log scale", Draw(new([50, 0], [], 2), 80));
    }

    [Fact]
    public void Colours_are_in_the_terminals_own_palette()
    {
        var line = new InkedLine().Add("axis").Add("curve", ChartInk.Training).Add(" ", ChartInk.Validation);
        Assert.Equal(("axiscurve ", "axis\e[36mcurve\e[0m "), (line.ToString(), line.ToAnsi()));
    }
}
