using System.Text;
using Descent.Assessments;
using Descent.Reports.Markup;

namespace Descent.Reports.Charts;

/// <summary>A confusion matrix of many classes as a picture: a square a pair of classes, darker with its share of the actual class.</summary>
internal static class ConfusionMap
{
    private const int Shades = 6;
    private const double Side = 350, Edge = 24;

    public static void Write(Html html, ClassReport report, string caption, string finding) => Figure.Write(html, caption, [], page => Draw(page, report, finding));

    private static void Draw(Html html, ClassReport report, string finding)
    {
        using var _ = Drawing.Open(html, Edge + Side + 2, Edge + Side + 2, finding);
        Drawing.Text(html, Edge, 14, "predicted class →");
        html.Element("text", "← actual class", ("transform", $"translate(14 {Numbers.Pixel(Edge + Side)})rotate(-90)"), ("x", Numbers.Pixel(Side)), ("text-anchor", "end"));
        html.Empty("rect", ("class", "frame"), ("x", Numbers.Pixel(Edge)), ("y", Numbers.Pixel(Edge)), ("width", Numbers.Pixel(Side)), ("height", Numbers.Pixel(Side)));
        for (var shade = 1; shade <= Shades; shade++)
        {
            // One path a shade: a square is then a dozen characters, and a hundred classes have up to ten thousand.
            var scale = Numbers.Exact(Math.Round(Side / report.Table.Count, 4));
            Squares(html, report, shade, right: true, scale);
            Squares(html, report, shade, right: false, scale);
        }
    }

    private static void Squares(Html html, ClassReport report, int shade, bool right, string scale)
    {
        var text = new StringBuilder();
        for (var actual = 0; actual < report.Confusion.Count; actual++)
        {
            var counts = report.Confusion[actual];
            var rows = Math.Max(1, counts.Sum());
            for (var predicted = 0; predicted < counts.Count; predicted++)
            {
                if (actual == predicted == right && counts[predicted] > 0 && Shade((double)counts[predicted] / rows) == shade) text.Append('M').Append(predicted).Append(' ').Append(actual).Append("h1v1h-1z");
            }
        }

        if (text.Length == 0) return;
        html.Empty("path", ("class", right ? "fill a" : "fill b"), ("opacity", Numbers.Exact(Math.Round(0.15 + 0.85 * shade / Shades, 2))), ("transform", $"translate({Numbers.Pixel(Edge)} {Numbers.Pixel(Edge)})scale({scale})"), ("d", text.ToString()));
    }

    private static int Shade(double share) => Math.Clamp((int)Math.Ceiling(share * Shades), 1, Shades);
}
