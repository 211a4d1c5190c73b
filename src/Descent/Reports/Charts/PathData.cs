using System.Text;
using Descent.Reports.Markup;

namespace Descent.Reports.Charts;

/// <summary>The <c>d</c> of an SVG path.</summary>
internal static class PathData
{
    /// <summary>
    /// A line through points in pixels, from left to right. Of the points in one column of pixels the first, lowest, highest and last are kept:
    /// a line through all looks no different, and ten thousand epochs take no more room than some hundred.
    /// </summary>
    public static string Line(IReadOnlyList<(double X, double? Y)> points)
    {
        var text = new StringBuilder();
        var pen = false;
        for (var from = 0; from < points.Count;)
        {
            if (points[from].Y is null)
            {
                pen = false;
                from++;
                continue;
            }

            var to = from;
            while (to + 1 < points.Count && points[to + 1].Y is not null && Math.Floor(points[to + 1].X) == Math.Floor(points[from].X)) to++;
            foreach (var index in Kept(points, from, to))
            {
                text.Append(pen ? 'L' : 'M').Append(Numbers.Pixel(points[index].X)).Append(' ').Append(Numbers.Pixel(points[index].Y!.Value));
                pen = true;
            }

            from = to + 1;
        }

        return text.ToString();
    }

    /// <summary>Lines of no length: dots, where their ends are round.</summary>
    public static string Dots(IEnumerable<(double X, double Y)> points)
    {
        var text = new StringBuilder();
        foreach (var (x, y) in points.Select(point => (Numbers.Pixel(point.X), Numbers.Pixel(point.Y))).Distinct()) text.Append('M').Append(x).Append(' ').Append(y).Append("h0");
        return text.ToString();
    }

    private static IEnumerable<int> Kept(IReadOnlyList<(double X, double? Y)> points, int from, int to)
    {
        if (to - from < 4) return Enumerable.Range(from, to - from + 1);
        var (lowest, highest) = (from, from);
        for (var index = from; index <= to; index++)
        {
            if (points[index].Y < points[lowest].Y) lowest = index;
            if (points[index].Y > points[highest].Y) highest = index;
        }

        return new SortedSet<int> { from, lowest, highest, to };
    }
}
