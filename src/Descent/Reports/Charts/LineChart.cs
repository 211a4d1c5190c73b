using Descent.Reports.Markup;

namespace Descent.Reports.Charts;

/// <summary>Lines over one axis.</summary>
/// <param name="Title">What is drawn, as the figure's caption.</param>
/// <param name="Finding">What it shows, in words.</param>
/// <param name="X">Across.</param>
/// <param name="Y">Up.</param>
/// <param name="Lines">The first is drawn first.</param>
internal sealed record LineChart(string Title, string Finding, Axis X, Axis Y, IReadOnlyList<ChartLine> Lines)
{
    /// <summary>Places across.</summary>
    public IReadOnlyList<ChartMark> Marks { get; init; } = [];

    /// <summary>Draws this over the lines; null for nothing.</summary>
    public Action<Html, Plot>? Over { get; init; }

    /// <summary>In pixels.</summary>
    public double Height { get; init; } = 280;

    public void Write(Html html) => Figure.Write(html, Title, [.. Lines.Where(line => line.Name.Length > 0).Select(line => new LegendEntry(line.Kind, line.Name))], Draw);

    private void Draw(Html html)
    {
        var plot = new Plot(X, Y, Height);
        using var _ = plot.Open(html, Finding);
        foreach (var line in Lines)
        {
            plot.Line(html, line.Kind, line.Points);
            if (line.Points.Count == 1) plot.Dots(html, line.Kind, line.Points);
        }

        foreach (var mark in Marks) Mark(html, plot, mark);
        Over?.Invoke(html, plot);
    }

    private static void Mark(Html html, Plot plot, ChartMark mark)
    {
        var x = plot.X(mark.X);
        Drawing.Line(html, "mark", x, Plot.Ceiling, x, plot.Floor);
        var half = 3.8 * mark.Label.Length;
        Drawing.Text(html, Math.Clamp(x, plot.LeftEdge + half, Plot.RightEdge - half), Plot.Ceiling - 7, mark.Label, "middle", "strong");
    }
}
