using Descent.Assessments;
using Descent.Cli.Output.Events;
using Descent.Tabular;

namespace Descent.Cli.Output;

/// <summary>Measures beside those of a baseline.</summary>
internal static class ScoreReport
{
    /// <summary>How many standard deviations of a normal distribution hold 95% of it.</summary>
    private const double Normal95 = 1.96;

    public static void Write(Screen screen, string label, string what, IReadOnlyList<Score> network, IReadOnlyList<Score> baseline, Labels labels, int rows)
    {
        screen.Tell(new ScoresEvent(label, rows, what, network, [new(labels.BaselineName, baseline)]));
        screen = screen.Results;
        screen.Fact(label, what);
        screen.Table([["", "network", $"baseline: {labels.BaselineName}"], .. network.Zip(baseline, (score, other) => new[] { score.Name, ScoreText.Number(score.Value), ScoreText.Number(other.Value) })]);
        if (network[0].Name == "accuracy")
        {
            var (low, high) = Interval(network[0].Value ?? 0, rows);
            screen.Fact("", $"With {Count.Of(rows, "row")} an accuracy of {ScoreText.Number(network[0].Value)} means {ScoreText.Number(low)} to {ScoreText.Number(high)} (95% confidence).");
        }
        if (IsNoBetter(network, baseline)) screen.Fact("note", "The network is no better than the baseline: other columns, more rows or other settings are needed.");
    }

    /// <summary>Wilson's interval of a share (1927).</summary>
    public static (double Low, double High) Interval(double share, int rows)
    {
        var squared = Normal95 * Normal95 / rows;
        var center = (share + squared / 2) / (1 + squared);
        var half = Normal95 * Math.Sqrt(share * (1 - share) / rows + squared / (4 * rows)) / (1 + squared);
        return (center - half, center + half);
    }

    private static bool IsNoBetter(IReadOnlyList<Score> network, IReadOnlyList<Score> baseline) =>
        network[0].Name == "accuracy" ? network[0].Value <= baseline[0].Value : network[0].Value >= baseline[0].Value;
}
