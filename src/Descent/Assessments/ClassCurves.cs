using Descent.Metrics;

namespace Descent.Assessments;

/// <summary>The curves of a ranking, thinned to what can be seen.</summary>
internal static class ClassCurves
{
    private const int MostPoints = 200, LeastPoints = 30, MostOfAll = 2000;

    public static Curve Roc(ClassRanking ranking, string name, int curves) => new(name, ranking.Area, ranking.Area is null ? []
        : Thin([.. ranking.Points.Select(point => At(point.FalsePositives / ranking.Negatives, point.TruePositives / ranking.Positives, point))], curves));

    public static Curve PrecisionRecall(ClassRanking ranking, string name, int curves) => ranking.Positives == 0 ? new(name, null, [])
        : new(name, new PrAuc().Area(ranking.Points), Thin([.. ranking.Points.Select(point => At(point.TruePositives / ranking.Positives, PrAuc.PrecisionAt(point), point))], curves));

    private static CurvePoint At(double x, double y, RankedScores.Point point) => new(x, y, double.IsFinite(point.Threshold) ? point.Threshold : null);

    private static IReadOnlyList<CurvePoint> Thin(CurvePoint[] points, int curves) => CurveThinning.Thin(points, Math.Clamp(MostOfAll / curves, LeastPoints, MostPoints));
}
