using Descent.Analysis.LearningRates;

namespace Descent.Cli.Output.Live;

/// <summary>The loss of a learning-rate range test over the rate, whose axis is logarithmic, as text.</summary>
/// <param name="Curve">What was seen.</param>
internal sealed record LearningRateChart(LearningRateCurve Curve)
{
    private const int LinesAround = 3, RowsATick = 2, MostTicks = 6, ColumnsATick = 10;

    private const double Headroom = 0.2;

    private const string Axis = "rate";

    /// <summary>Draws it.</summary>
    /// <param name="width">Letters in a line, at least 20.</param>
    /// <param name="height">Lines, at least 6.</param>
    /// <param name="hasUnicode">Whether Braille and lines can be shown, else ASCII.</param>
    public IReadOnlyList<InkedLine> Draw(int width, int height, bool hasUnicode)
    {
        var points = Shown();
        if (points.Length == 0) return [new InkedLine().Add("There is no loss that is finite.")];
        var (rows, losses, rates) = (height - LinesAround, new LossScale(points.Select(point => point.Smoothed)), new LossScale(points.Select(point => point.Rate)));
        var ticks = losses.Ticks(Math.Clamp(rows / RowsATick, 2, MostTicks));
        var gutter = Math.Max(Axis.Length + 1, ticks.Max(tick => tick.Text.Length)) + 1;
        var canvas = new DotCanvas(width - gutter - 1, rows, hasUnicode);
        for (var i = 0; i < points.Length; i++) canvas.Line(Place(points[Math.Max(0, i - 1)]), Place(points[i]), ChartInk.Training, isDashed: false);
        if (Curve.Suggestion is { } suggestion) canvas.Mark(Place(points.MinBy(point => Math.Abs(Math.Log(point.Rate / suggestion)))), hasUnicode ? '◆' : '*', ChartInk.Best);
        var labels = ticks.ToLookup(tick => canvas.Row(Y(tick.Value)), tick => tick.Text);
        return
        [
            new InkedLine().Add("smoothed loss by learning rate" + (losses.IsLogarithmic ? ", log scales" : ", log scale of the rate")),
            .. Enumerable.Range(0, rows).Select(row => new InkedLine().Add((labels[row].FirstOrDefault() ?? "").PadLeft(gutter - 1) + (labels.Contains(row) ? hasUnicode ? " ┤" : " +" : hasUnicode ? " │" : " |")).Add(canvas.Text(row))),
            .. Numbers(canvas, rates, gutter, hasUnicode),
        ];

        (int, int) Place(LearningRatePoint point) => ((int)Math.Round(rates.Height(point.Rate) * (canvas.Across - 1)), Y(point.Smoothed));

        int Y(double value) => (int)Math.Round((1 - losses.Height(value)) * (canvas.Down - 1));
    }

    /// <summary>The steps up to the one at which the loss has left the picture: what an explosion reaches would leave no room for the rest.</summary>
    private LearningRatePoint[] Shown()
    {
        LearningRatePoint[] points = [.. Curve.Points.Where(point => double.IsFinite(point.Smoothed))];
        if (points.Length == 0) return points;
        var least = Array.FindIndex(points, point => point.Smoothed == points.Min(other => other.Smoothed));
        var (low, high) = (points[least].Smoothed, points.Take(least + 1).Max(point => point.Smoothed));
        var top = high + Headroom * (high - low);
        var end = Array.FindIndex(points, least, point => high > low && point.Smoothed > top);
        return end < 0 ? points : [.. points.Take(end), points[end] with { Smoothed = top }];
    }

    /// <summary>The horizontal axis: its line with marks, and the rates below them.</summary>
    private static IEnumerable<InkedLine> Numbers(DotCanvas canvas, LossScale rates, int gutter, bool hasUnicode)
    {
        var columns = canvas.Column(canvas.Across - 1) + 1;
        var (axis, numbers, free) = (new char[columns], new char[columns], 0);
        Array.Fill(axis, hasUnicode ? '─' : '-');
        Array.Fill(numbers, ' ');
        foreach (var (value, text) in rates.Ticks(Math.Max(2, columns / ColumnsATick)))
        {
            var column = canvas.Column((int)Math.Round(rates.Height(value) * (canvas.Across - 1)));
            var start = Math.Clamp(column - (text.Length - 1) / 2, 0, Math.Max(0, columns - text.Length));
            if (start < free || start + text.Length > columns) continue;
            axis[column] = hasUnicode ? '┬' : '+';
            text.CopyTo(0, numbers, start, text.Length);
            free = start + text.Length + 2;
        }
        yield return new InkedLine().Add(new string(' ', gutter) + (hasUnicode ? '└' : '+') + new string(axis));
        yield return new InkedLine().Add(Axis.PadLeft(gutter - 1) + "  " + new string(numbers).TrimEnd());
    }
}
