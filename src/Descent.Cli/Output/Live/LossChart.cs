using System.Globalization;

namespace Descent.Cli.Output.Live;

/// <summary>A line chart of the losses over the epochs, as text: the same series and size give the same lines.</summary>
/// <param name="Training">The loss on the training rows, one value an epoch.</param>
/// <param name="Validation">The loss on the validation rows; empty where there are none.</param>
/// <param name="LastEpoch">The epoch at the right end, at least the number of values.</param>
/// <param name="BestEpoch">The epoch to mark, counted from 1; 0 for none.</param>
internal sealed record LossChart(IReadOnlyList<double> Training, IReadOnlyList<double> Validation, int LastEpoch, int BestEpoch = 0)
{
    /// <summary>Lines that are no part of the picture: the legend, the axis and its numbers.</summary>
    public const int LinesAround = 3;

    private const int RowsATick = 2, MostTicks = 6, ColumnsBetweenNumbers = 3;

    private const string Epoch = "epoch";

    /// <summary>What the curve that can be marked is: validation where there is any.</summary>
    private IReadOnlyList<double> Measured => Validation.Count > 0 ? Validation : Training;

    /// <summary>Draws it.</summary>
    /// <param name="width">Letters in a line, at least 20.</param>
    /// <param name="height">Lines, at least 6.</param>
    /// <param name="hasUnicode">Whether Braille and lines can be shown, else ASCII.</param>
    /// <param name="hasColor">Whether curves are told apart by colours; else the second one is dashed.</param>
    public IReadOnlyList<InkedLine> Draw(int width, int height, bool hasUnicode, bool hasColor = false)
    {
        var rows = height - LinesAround;
        if (!Training.Concat(Validation).Any(double.IsFinite)) return [new InkedLine().Add("There is no loss that is finite.")];
        var range = new LossRange(Training, Validation);
        var scale = range.Scale;
        var ticks = scale.Ticks(Math.Clamp(rows / RowsATick, 2, MostTicks));
        var gutter = Math.Max(Epoch.Length + 1, ticks.Select(tick => tick.Text.Length).DefaultIfEmpty(0).Max()) + 1;
        var canvas = new DotCanvas(width - gutter - 1, rows, hasUnicode);
        Curve(Training, ChartInk.Training, isDashed: false);
        Curve(Validation, ChartInk.Validation, isDashed: hasUnicode && !hasColor);
        if (BestEpoch > 0 && BestEpoch <= Measured.Count && Measured[BestEpoch - 1] is var best && double.IsFinite(best)) canvas.Mark((X(BestEpoch), Y(best)), hasUnicode ? '◆' : '*', ChartInk.Best);
        var labels = ticks.ToLookup(tick => canvas.Row(Y(tick.Value)), tick => tick.Text);
        return
        [
            new ChartLegend(this, range, hasUnicode, hasColor).Line(width),
            .. Enumerable.Range(0, rows).Select(row => new InkedLine().Add((labels[row].FirstOrDefault() ?? "").PadLeft(gutter - 1) + (labels.Contains(row) ? hasUnicode ? " ┤" : " +" : hasUnicode ? " │" : " |")).Add(canvas.Text(row))),
            .. Numbers(canvas, gutter, hasUnicode),
        ];

        int X(int epoch) => LastEpoch <= 1 ? 0 : (int)Math.Round((epoch - 1.0) / (LastEpoch - 1) * (canvas.Across - 1));

        int Y(double value) => (int)Math.Round((1 - scale.Height(value)) * (canvas.Down - 1));

        void Curve(IReadOnlyList<double> values, ChartInk ink, bool isDashed)
        {
            (int, int)? before = null;
            for (var epoch = 1; epoch <= values.Count; epoch++)
            {
                // What is not finite leaves a gap.
                (int, int)? place = double.IsFinite(values[epoch - 1]) ? (X(epoch), Y(values[epoch - 1])) : null;
                if (place is { } here) canvas.Line(before ?? here, here, ink, isDashed && before is not null);
                before = place;
            }
        }
    }

    /// <summary>The horizontal axis: its line with marks, and the epochs below them.</summary>
    private IEnumerable<InkedLine> Numbers(DotCanvas canvas, int gutter, bool hasUnicode)
    {
        var columns = canvas.Column(canvas.Across - 1) + 1;
        var letters = LastEpoch.ToString(CultureInfo.InvariantCulture).Length + ColumnsBetweenNumbers;
        var step = (int)Math.Max(1, RoundStep.AtLeast((double)LastEpoch * letters / columns));
        var (axis, numbers) = (new char[columns], new char[columns]);
        Array.Fill(axis, hasUnicode ? '─' : '-');
        Array.Fill(numbers, ' ');
        var free = 0;
        foreach (var epoch in Enumerable.Range(0, LastEpoch / step + 1).Select(count => Math.Max(1, count * step)).Distinct())
        {
            var column = LastEpoch <= 1 ? 0 : canvas.Column((int)Math.Round((epoch - 1.0) / (LastEpoch - 1) * (canvas.Across - 1)));
            var text = epoch.ToString(CultureInfo.InvariantCulture);
            var start = Math.Clamp(column - (text.Length - 1) / 2, 0, columns - text.Length);
            if (start < free) continue;
            axis[column] = hasUnicode ? '┬' : '+';
            text.CopyTo(0, numbers, start, text.Length);
            free = start + text.Length + 2;
        }
        yield return new InkedLine().Add(new string(' ', gutter) + (hasUnicode ? '└' : '+') + new string(axis));
        yield return new InkedLine().Add(Epoch.PadLeft(gutter - 1) + "  " + new string(numbers).TrimEnd());
    }
}
