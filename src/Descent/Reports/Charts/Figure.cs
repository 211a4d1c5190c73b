using Descent.Reports.Markup;

namespace Descent.Reports.Charts;

/// <summary>A drawing with its title and legend.</summary>
internal static class Figure
{
    public static void Write(Html html, string title, IReadOnlyList<LegendEntry> legend, Action<Html> draw, string? kind = null)
    {
        using (html.In("figure", ("class", kind)))
        {
            html.Element("figcaption", title);
            draw(html);
            if (legend.Count > 1) Legend(html, legend);
        }
    }

    private static void Legend(Html html, IReadOnlyList<LegendEntry> legend)
    {
        using (html.In("div", ("class", "legend")))
        {
            foreach (var entry in legend)
            {
                using (html.In("span"))
                {
                    using (html.In("svg", ("viewBox", "0 0 24 10"), ("width", "24"), ("height", "10"), ("aria-hidden", "true"))) html.Empty("path", ("class", "line " + entry.Kind), ("d", "M1 5L23 5"));
                    html.Text(" ");
                    html.Data(entry.Name);
                }

                html.Text(" ");
            }
        }
    }
}
