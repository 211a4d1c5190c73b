namespace Descent.Assessments;

/// <summary>Leaves out the points that a curve bends least at: whose triangle with their neighbours is smallest (Visvalingam and Whyatt 1993).</summary>
internal static class CurveThinning
{
    public static IReadOnlyList<CurvePoint> Thin(CurvePoint[] points, int most)
    {
        var (before, after, areas) = (new int[points.Length], new int[points.Length], new double[points.Length]);
        var queue = new PriorityQueue<int, (double Area, int Place)>();
        for (var i = 0; i < points.Length; i++)
        {
            (before[i], after[i]) = (i - 1, i + 1);
            if (i > 0 && i + 1 < points.Length) Enqueue(i);
        }
        var left = points.Length;
        while (queue.TryDequeue(out var place, out var priority) && (priority.Area == 0 || left > most))
        {
            if (priority.Area != areas[place]) continue;      // measured anew since
            var (previous, next) = (before[place], after[place]);
            (after[previous], before[next], areas[place]) = (next, previous, double.NaN);
            left--;
            if (previous > 0) Enqueue(previous);
            if (next + 1 < points.Length) Enqueue(next);
        }
        return [.. points.Where((_, place) => !double.IsNaN(areas[place]))];

        void Enqueue(int place)
        {
            areas[place] = Triangle(points[before[place]], points[place], points[after[place]]);
            queue.Enqueue(place, (areas[place], place));
        }
    }

    private static double Triangle(CurvePoint a, CurvePoint b, CurvePoint c) => Math.Abs((b.X - a.X) * (c.Y - a.Y) - (c.X - a.X) * (b.Y - a.Y));
}
