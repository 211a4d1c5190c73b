using System.Globalization;
using Descent.Assessments;
using Descent.Cli.Output.Events;
using Descent.Cli.Runs;

namespace Descent.Cli.Output;

/// <summary>Two runs beside each other.</summary>
internal static class CompareReport
{
    private const double Significant = 0.05;

    public static void Write(Screen screen, RunComparison runs)
    {
        screen.Tell(ComparisonEvent.Of(runs));
        screen = screen.Results;
        screen.Fact("first", runs.First);
        screen.Fact("second", runs.Second);
        screen.Fact("data", runs.SameData ? $"the same: {runs.Data.First}" : $"first {runs.Data.First}; second {runs.Data.Second}");
        screen.Line();
        Settings(screen, runs.Settings);
        if (runs.Paired is { } paired) Paired(screen, paired, runs.Rows);
        else Scores(screen, runs);
    }

    private static void Settings(Screen screen, IReadOnlyList<SettingDifference> settings)
    {
        if (settings.Count == 0) screen.Fact("settings", "the same");
        else screen.Heading("settings that differ");
        screen.Table(settings.Count == 0 ? [] : [["", "first", "second"], .. settings.Select(setting => new[] { setting.Name, setting.First ?? "-", setting.Second ?? "-" })]);
        screen.Line();
    }

    /// <summary>What each run has measured on rows of its own.</summary>
    private static void Scores(Screen screen, RunComparison runs)
    {
        screen.Heading("scores    on the test rows of each");
        screen.Table([["", "first", "second"], .. runs.Scores.Select(score => new[] { score.Name, Number(score.First), Number(score.Second) })]);
        screen.Line();
        screen.Fact("paired", $"no: {runs.Rows}");

        static string Number(string? value) => ScoreText.Number(double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null);
    }

    private static void Paired(Screen screen, PairedComparison paired, string rows)
    {
        screen.Heading($"scores    on {rows}");
        screen.Table([["", "first", "second", "first is better by", "95% interval"], .. paired.Differences.Select(difference => new[]
        {
            difference.Score, ScoreText.Number(difference.First), ScoreText.Number(difference.Second), ScoreText.Number(difference.Better),
            ScoreText.Interval(difference.Low, difference.High) is { Length: > 0 } interval ? $"{interval} ({difference.Method})" : "-",
        })]);
        screen.Line();
        screen.Fact("test", Test(paired.Test));
        screen.Fact("", Verdict(paired.Test));
    }

    private static string Test(PairedTest test) => test.Name == "McNemar"
        ? $"McNemar's, exact: only the first is right in {Count.Of(test.FirstBetter, "row")}, only the second in {test.SecondBetter}; p = {P(test)}"
        : $"{test.Name}, exact: the first is nearer in {Count.Of(test.FirstBetter, "row")}, the second in {test.SecondBetter}; p = {P(test)}";

    private static string Verdict(PairedTest test) => test.PValue >= Significant
        ? "Such a difference is not rare among models that are equally good: these rows do not tell which one is better."
        : $"Such a difference is rare among models that are equally good: the {(test.FirstBetter > test.SecondBetter ? "first" : "second")} is better.";

    private static string P(PairedTest test) => test.PValue.ToString(test.PValue < 0.001 ? "0.0e+0" : "0.000", CultureInfo.InvariantCulture);
}
