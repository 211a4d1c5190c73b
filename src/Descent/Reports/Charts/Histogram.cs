using Descent.Assessments;
using Descent.Reports.Markup;

namespace Descent.Reports.Charts;

/// <summary>How many values lie in each of some ranges.</summary>
/// <param name="Title">The figure's caption.</param>
/// <param name="Finding">What it shows, in words.</param>
/// <param name="Across">What the values are.</param>
/// <param name="Bins">From the lowest.</param>
internal sealed record Histogram(string Title, string Finding, string Across, IReadOnlyList<HistogramBin> Bins)
{
    public void Write(Html html) => Figure.Write(html, Title, [], Draw);

    private void Draw(Html html)
    {
        var plot = new Plot(new Axis(Across, Bins[0].Low, Bins[^1].High), new Axis("rows", 0, Math.Max(1, Bins.Max(bin => bin.Count)) * 1.05));
        using var _ = plot.Open(html, Finding);
        foreach (var bin in Bins)
        {
            var (left, right, top) = (plot.X(bin.Low), plot.X(bin.High), plot.Y(bin.Count));
            html.Empty("rect", ("class", "fill a"), ("x", Numbers.Pixel(left + 0.5)), ("y", Numbers.Pixel(top)), ("width", Numbers.Pixel(Math.Max(0.5, right - left - 1))), ("height", Numbers.Pixel(plot.Floor - top)));
        }

        if (Bins[0].Low < 0 && Bins[^1].High > 0) Drawing.Line(html, "mark", plot.X(0), Plot.Ceiling, plot.X(0), plot.Floor);
    }
}
