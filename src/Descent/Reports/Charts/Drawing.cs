using Descent.Reports.Markup;

namespace Descent.Reports.Charts;

/// <summary>An SVG picture with its finding as the text for those who cannot see it.</summary>
internal static class Drawing
{
    /// <summary>Opens a picture that grows and shrinks with the page.</summary>
    public static Html.Scope Open(Html html, double width, double height, string finding)
    {
        var id = html.NextId();
        var size = $"{Numbers.Pixel(width)} {Numbers.Pixel(height)}";
        var scope = html.In("svg", ("viewBox", "0 0 " + size), ("role", "img"), ("aria-labelledby", id));
        html.Element("title", finding, ("id", id));
        return scope;
    }

    /// <summary>A straight line.</summary>
    public static void Line(Html html, string kind, double fromX, double fromY, double toX, double toY) =>
        html.Empty("path", ("class", kind), ("d", $"M{Numbers.Pixel(fromX)} {Numbers.Pixel(fromY)}L{Numbers.Pixel(toX)} {Numbers.Pixel(toY)}"));

    /// <summary>A text of which the start, the middle or the end is at a place.</summary>
    public static void Text(Html html, double x, double y, string text, string anchor = "start", string? kind = null) =>
        html.Element("text", text, ("x", Numbers.Pixel(x)), ("y", Numbers.Pixel(y)), ("text-anchor", anchor == "start" ? null : anchor), ("class", kind));
}
