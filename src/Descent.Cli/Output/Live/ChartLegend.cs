using System.Globalization;

namespace Descent.Cli.Output.Live;

/// <summary>The line above a chart: what the axis is, which curve is which, and the best epoch.</summary>
internal sealed class ChartLegend(LossChart chart, LossRange range, bool hasUnicode, bool hasColor)
{
    private const int Gap = 2;

    /// <summary>The parts that fit into a width: the last ones go first.</summary>
    public InkedLine Line(int width)
    {
        List<InkedLine> parts = range.Scale.IsLogarithmic ? [new InkedLine().Add("log scale")] : [];
        parts.Add(Curve("loss", ChartInk.Training));
        if (chart.Validation.Count > 0) parts.Add(Curve("val_loss", ChartInk.Validation));
        if (chart.BestEpoch > 0) parts.Add(Best());
        if (range.Highest is { } highest) parts.Add(new InkedLine().Add($"cut at the top: begins at {EpochLines.Number(highest)}"));
        if (chart.Training.Concat(chart.Validation).Count(value => !double.IsFinite(value)) is > 0 and var gaps) parts.Add(new InkedLine().Add($"{Count.Of(gaps, "value")} not finite"));
        while (parts.Count > 1 && parts.Sum(part => part.Length + Gap) - Gap > width) parts.RemoveAt(parts.Count - 1);
        var line = new InkedLine();
        foreach (var part in parts) (line.Length > 0 ? line.Add(new string(' ', Gap)) : line).Add(part);
        return line;
    }

    private InkedLine Curve(string name, ChartInk ink) => new InkedLine().Add((ink, hasUnicode, hasColor) switch
    {
        (ChartInk.Validation, true, false) => "⠤ ⠤",
        (_, true, _) => "⠤⠤⠤",
        (ChartInk.Validation, _, _) => "ooo",
        _ => "...",
    }, ink).Add($" {name}");

    private InkedLine Best() => new InkedLine().Add(hasUnicode ? "◆" : "*", ChartInk.Best).Add($" best: epoch {chart.BestEpoch.ToString(CultureInfo.InvariantCulture)}");
}
