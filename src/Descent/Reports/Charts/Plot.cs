using Descent.Reports.Markup;

namespace Descent.Reports.Charts;

/// <summary>The frame of a drawing with two axes, and the places in it. 400 wide: with letters of 13.5 they are still of 11 on a telephone.</summary>
internal sealed class Plot
{
    private const double Width = 400, Top = 26, Right = 14, Bottom = 48;
    private readonly double _left;
    private readonly double _height;

    public Plot(Axis x, Axis y, double height = 280)
    {
        (AcrossAxis, UpAxis, _height) = (x, y, height);
        _left = 14 + 7.6 * y.Ticks.Max(tick => tick.Label.Length);
    }

    public Axis AcrossAxis { get; }

    public Axis UpAxis { get; }

    public double Floor => _height - Bottom;

    public static double Ceiling => Top;

    public double LeftEdge => _left;

    public static double RightEdge => Width - Right;

    /// <summary>Where a value is across, in pixels.</summary>
    public double X(double value) => _left + AcrossAxis.Share(value) * (RightEdge - _left);

    /// <summary>Where a value is up.</summary>
    public double Y(double value) => Floor - UpAxis.Share(value) * (Floor - Top);

    /// <summary>Opens the picture and draws grid, ticks and titles.</summary>
    public Html.Scope Open(Html html, string finding)
    {
        var scope = Drawing.Open(html, Width, _height, finding);
        foreach (var tick in UpAxis.Ticks)
        {
            Drawing.Line(html, "grid", _left, Y(tick.Value), RightEdge, Y(tick.Value));
            Drawing.Text(html, _left - 7, Y(tick.Value) + 4.5, tick.Label, "end");
        }

        foreach (var tick in FittingTicks())
        {
            Drawing.Line(html, "axis", X(tick.Value), Floor, X(tick.Value), Floor + 4);
            Drawing.Text(html, Math.Min(X(tick.Value), Width - 3.8 * tick.Label.Length), Floor + 21, tick.Label, "middle");
        }

        Drawing.Line(html, "axis", _left, Floor, RightEdge, Floor);
        if (UpAxis.Title.Length > 0) Drawing.Text(html, 0, 13, UpAxis.Title);
        Drawing.Text(html, RightEdge, _height - 5, AcrossAxis.Title, "end");
        return scope;
    }

    /// <summary>As many ticks as have room for their labels.</summary>
    private IReadOnlyList<Tick> FittingTicks()
    {
        for (var wanted = AcrossAxis.Wanted; ; wanted--)
        {
            var ticks = (AcrossAxis with { Wanted = wanted }).Ticks;
            if (wanted == 1 || AcrossAxis.Logarithmic || ticks.Sum(tick => 7.6 * tick.Label.Length + 14) <= RightEdge - LeftEdge) return ticks;
        }
    }

    /// <summary>A line through points, of a kind that the style sheet knows.</summary>
    public void Line(Html html, string kind, IEnumerable<ChartPoint> points) =>
        html.Empty("path", ("class", "line " + kind), ("d", PathData.Line([.. points.Select(point => (X(point.X), point.Y is { } y ? (double?)Y(y) : null))])));

    /// <summary>Dots.</summary>
    public void Dots(Html html, string kind, IEnumerable<ChartPoint> points) =>
        html.Empty("path", ("class", "dots " + kind), ("d", PathData.Dots(points.Where(point => point.Y is not null).Select(point => (X(point.X), Y(point.Y!.Value))))));
}
