using Descent.Numerics;

namespace Descent.Assessments;

/// <summary>The area under the ROC curve: of several classes the mean of each against the others, over those that have rows on both sides.</summary>
internal sealed class MeanArea
{
    private readonly ClassRanking[] _rankings;

    public MeanArea(IEnumerable<ClassRanking> rankings)
    {
        _rankings = [.. rankings.Where(ranking => ranking.Area is not null)];
        Value = _rankings.Length == 0 ? null : _rankings.Average(ranking => ranking.Area!.Value);
    }

    public double? Value { get; }

    /// <summary>What each row adds to the error; null where that cannot be told.</summary>
    public double[]? Influences => _rankings.Length == 0 ? null : Mean([.. _rankings.Select(ranking => ranking.Influences())]);

    /// <summary>The area and its 95% interval, made on the scale of the logit so that it stays within 0 and 1.</summary>
    public Score ToScore()
    {
        if (Value is not { } area) return new("AUC", null);
        var error = StandardError(Influences);
        if (error > 0 && area is > 0 and < 1)
        {
            var half = NormalDistribution.Quantile975 * error.Value / (area * (1 - area));
            var logit = PortableMath.Log(area / (1 - area));
            return new("AUC", area, Share(logit - half), Share(logit + half), Method: "DeLong");
        }
        // Without any error DeLong's variance is 0, as if there were no doubt.
        return _rankings is [var only] && area is 0 or 1 ? FromEnd(area, _rankings[0]) : new("AUC", area);
    }

    /// <summary>The standard error of a mean of influences; null where it cannot be told.</summary>
    public static double? StandardError(double[]? influences) => influences is null ? null : Math.Sqrt(influences.Sum(one => one * one)) / influences.Length;

    /// <summary>The interval of an area of 0 or 1: the areas for which this one is not surprising (Newcombe 2006, method 5, with the variance of Hanley and McNeil).</summary>
    private static Score FromEnd(double area, ClassRanking ranking)
    {
        var (positives, negatives) = (ranking.Positives, ranking.Negatives);
        var half = (positives + negatives) / 2 - 1;
        double possible = 0, surprising = 1;      // distances from the end
        for (var i = 0; i < 60; i++)
        {
            var distance = (possible + surprising) / 2;
            var variance = distance * (1 - distance) * (1 + half * (distance / (1 + distance) + (1 - distance) / (2 - distance))) / (positives * negatives);
            if (distance > NormalDistribution.Quantile975 * Math.Sqrt(variance)) surprising = distance;
            else possible = distance;
        }
        return area == 1 ? new("AUC", area, 1 - possible, 1, Method: "Newcombe") : new("AUC", area, 0, possible, Method: "Newcombe");
    }

    private static double Share(double logit) => 1 / (1 + PortableMath.Exp(-logit));

    private static double[]? Mean(double[]?[] influences) => Array.Exists(influences, one => one is null) ? null
        : [.. Enumerable.Range(0, influences[0]!.Length).Select(row => influences.Average(one => one![row]))];
}
