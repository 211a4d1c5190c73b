using Descent.Reports.Markup;

namespace Descent.Reports.Charts;

/// <summary>
/// A small drawing in a table's cell, 1000 wide in its own measure and as wide as the cell on the page; with lines at the ticks where a scale stands below the table. The numbers stand beside it, so it is left out for those who do not see it.
/// </summary>
internal static class Strip
{
    // At an end of the scale a label is moved inwards, in percent, where it would be cut off.
    private const double Edge = 3;

    public static void Write(Html html, Axis axis, Action<StripPen> draw, bool hasScale = false)
    {
        using (html.In("svg", ("viewBox", "0 0 1000 28"), ("preserveAspectRatio", "none"), ("aria-hidden", "true"), ("class", "strip")))
        {
            foreach (var tick in hasScale ? axis.Ticks : []) Drawing.Line(html, "grid", 1000 * axis.Share(tick.Value), 0, 1000 * axis.Share(tick.Value), 28);
            draw(new StripPen(html, axis));
        }
    }

    /// <summary>The labels of the ticks, below the strips of a table.</summary>
    public static void Scale(Html html, Axis axis)
    {
        using (html.In("div", ("class", "scale"), ("aria-hidden", "true")))
        {
            foreach (var tick in axis.Ticks) html.Element("span", tick.Label, ("style", $"left:{Numbers.Pixel(Math.Clamp(100 * axis.Share(tick.Value), Edge, 100 - Edge))}%"));
        }
    }
}
