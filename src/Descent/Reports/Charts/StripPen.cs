using Descent.Reports.Markup;

namespace Descent.Reports.Charts;

/// <summary>Draws into a strip.</summary>
internal readonly record struct StripPen(Html Html, Axis Axis)
{
    private double X(double value) => 1000 * Axis.Share(value);

    /// <summary>A range: an interval, a spread.</summary>
    public void Range(string kind, double low, double high) => Drawing.Line(Html, "range " + kind, X(low), 14, X(high), 14);

    /// <summary>Dots; many may lie over each other.</summary>
    public void Dots(string kind, IEnumerable<double> values)
    {
        var axis = Axis;
        Html.Empty("path", ("class", "dots " + kind), ("d", PathData.Dots(values.Select(value => (1000 * axis.Share(value), 14.0)))));
    }

    /// <summary>An upright line at a value.</summary>
    public void Upright(string kind, double value) => Drawing.Line(Html, "upright " + kind, X(value), 4, X(value), 24);

    /// <summary>A bar between two values.</summary>
    public void Bar(string kind, double from, double to) => Drawing.Line(Html, "bar " + kind, X(Math.Min(from, to)), 14, X(Math.Max(from, to)), 14);

    /// <summary>A line over equal steps, from left to right; values of an axis of its own.</summary>
    public void Sparkline(string kind, IReadOnlyList<double?> values, Axis up) =>
        Html.Empty("path", ("class", "line " + kind), ("d", PathData.Line([.. values.Select((value, index) => (1000.0 * index / Math.Max(1, values.Count - 1), value is { } known ? (double?)(25 - 22 * up.Share(known)) : null))])));
}
