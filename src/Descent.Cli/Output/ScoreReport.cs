using System.Globalization;
using Descent.Assessments;
using Descent.Cli.Output.Events;
using Descent.Tabular.Results;

namespace Descent.Cli.Output;

/// <summary>How good a model is on rows that it has not seen: its scores beside the baselines', what follows, and where it is wrong.</summary>
internal static class ScoreReport
{
    private const int ColumnsShown = 8, RowsShown = 3, CellsShown = 6, BarWidth = 20, MostClasses = 20, ScoresWidth = 40, NarrowWidth = 60;

    public static void Write(Screen screen, string label, ModelMeasurement measured)
    {
        screen.Tell(ScoresEvent.Of(label, measured));
        screen = screen.Results;
        Scores(screen, label, measured.Measurement);
        if (measured.Measurement.Network.Classes is { } classes)
        {
            Classes(screen, classes);
            Threshold(screen, classes);
        }
        Importance(screen, measured);
        Worst(screen, measured);
    }

    /// <summary>There were no rows to measure a model on.</summary>
    public static void None(Screen screen)
    {
        screen = screen.Results;
        screen.Line();
        screen.Fact("test", $"no rows were kept for one, so how good the model is on new rows is not known: measure it with '{screen.Program} evaluate' on rows that it has not seen, or train with --test 0.2 or --folds 5");
    }

    private static void Scores(Screen screen, string label, Measurement measurement)
    {
        screen.Fact(label, measurement.Rows);
        string[] heads = ["", "network", "95% interval", .. measurement.Baselines.Select((baseline, i) => i == 0 ? $"baseline: {baseline.Name}" : baseline.Name)];
        FittingTable.Write(screen, heads, [.. measurement.Network.Scores.Select((score, i) => Row(score, measurement.Baselines.Select(baseline => baseline.Scores[i].Value)))]);
        screen.Fact("", measurement.Conclusion);
    }

    private static string[] Row(Score score, IEnumerable<double?> baselines)
    {
        var rounding = Rounding.Of(score);
        return [score.Name, rounding.Text(score.Value), ScoreText.Interval(rounding, score.Low, score.High) is { Length: > 0 } interval ? interval : "-", .. baselines.Select(value => ScoreText.Beside(rounding, value))];
    }

    /// <summary>Precision and recall of each class, and what its rows were taken for; the latter only where it fits.</summary>
    private static void Classes(Screen screen, ClassReport report)
    {
        if (report.Table.Count > MostClasses) return;
        int[] widths = [.. report.Table.Select((row, predicted) => Math.Max(row.Name.Length, report.Confusion.Max(counts => Whole(counts[predicted]).Length)))];
        string Counts(IEnumerable<string> texts) => string.Join("  ", texts.Select((text, predicted) => text.PadLeft(widths[predicted])));
        var fits = ScoresWidth + report.Table.Max(row => row.Name.Length) + widths.Sum(width => width + 2) < screen.Width;
        screen.Line();
        FittingTable.Write(screen, ["class", "rows", "precision", "recall", "F1", fits ? "taken for" : ""], [.. fits ? [["", "", "", "", "", Counts(report.Table.Select(row => row.Name))]] : Array.Empty<string[]>(),
            .. report.Table.Select((row, actual) => (string[])[row.Name, Whole(row.Rows), ScoreText.Number(row.Precision), ScoreText.Number(row.Recall), ScoreText.Number(row.F1), fits ? Counts(report.Confusion[actual].Select(Whole)) : ""])]);
    }

    /// <summary>Where errors cost differently, the probability from which on the second class is the cheaper guess.</summary>
    private static void Threshold(Screen screen, ClassReport report)
    {
        if (report is not { Costs: { } costs, LowestCost: { } best } || costs.FalsePositive == costs.FalseNegative) return;
        var half = report.Thresholds.First(row => row.Threshold == 0.5);
        var (first, second) = (report.Table[0].Name, report.Table[1].Name);
        screen.Line();
        screen.Fact("costs", $"a '{first}' taken for '{second}' costs {Cost(costs.FalsePositive)}, a missed '{second}' {Cost(costs.FalseNegative)}: at the probability 0.5 that is {ScoreText.Number(half.Cost)} a row, at "
            + $"{ScoreText.Number(best.Threshold)} {ScoreText.Number(best.Cost)} ({Count.Of(best.FalsePositives, "false alarm")}, {best.FalseNegatives} missed). The threshold was chosen on these rows, so others will find it a little dearer.");

        static string Cost(double cost) => cost.ToString("0.###", CultureInfo.InvariantCulture);
    }

    private static string Whole(int count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>By how much the main score is worse without what a column says, as bars.</summary>
    private static void Importance(Screen screen, ModelMeasurement measured)
    {
        if (measured.Importance is not [{ Loss: > 0 and var most }, ..]) return;
        var score = measured.Measurement.Network.Scores[0];
        screen.Line();
        screen.Fact("columns", $"by how much the {score.Name} {(score.HigherIsBetter ? "falls" : "rises")} when a column's cells are shuffled among the rows");
        var bar = screen.Width < NarrowWidth ? BarWidth / 4 : BarWidth;
        var rounding = Rounding.Of(most, measured.Importance[0].StandardDeviation);
        screen.Table([.. measured.Importance.Take(ColumnsShown).Select(column => (string[])[column.Column, rounding.Text(column.Loss), $"{screen.PlusMinus} {rounding.Text(column.StandardDeviation)}", new string('#', (int)Math.Round(Math.Max(0, column.Loss) / most * bar))])]);
        if (measured.Importance.Count > ColumnsShown) screen.Fact("", $"and {Count.Of(measured.Importance.Count - ColumnsShown, "column")} of less weight");
    }

    /// <summary>Of each row the cells of the most important columns.</summary>
    private static void Worst(Screen screen, ModelMeasurement measured)
    {
        if (measured.Worst.Count == 0) return;
        string[] important = [.. measured.Importance.Take(CellsShown).Select(column => column.Column)];
        screen.Line();
        screen.Fact("worst", "the rows with the greatest loss, the worst first");
        screen.Table([.. measured.Worst.Take(RowsShown).Select(row => (string[])[$"line {Whole(row.Line)}", $"{row.Actual}, predicted {row.Predicted}: {Cells(row)}"])]);

        string Cells(WorstRow row) => string.Join(", ", row.Cells.Where(cell => important.Length == 0 || important.Contains(cell.Column)).Take(CellsShown).Select(cell => $"{cell.Column} {cell.Text ?? "missing"}"));
    }
}
