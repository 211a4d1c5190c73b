namespace Descent.Analysis.LearningRates;

/// <summary>What a <see cref="LearningRateFinder"/> saw.</summary>
public sealed class LearningRateCurve
{
    // A slope is taken over this share of the points to each side.
    private const int SlopeShare = 25;

    private const double Tenth = 0.1, LeastFall = 0.01;

    /// <param name="points">The steps.</param>
    /// <param name="isDiverged">Whether the loss has exploded.</param>
    /// <param name="settled">The first steps, whose smoothed loss is the mean of too few and only noise.</param>
    internal LearningRateCurve(IReadOnlyList<LearningRatePoint> points, bool isDiverged, int settled)
    {
        (Points, IsDiverged) = (points, isDiverged);
        if (points.Count <= settled) return;
        var least = Enumerable.Range(settled, points.Count - settled).MinBy(i => points[i].Smoothed);
        // A loss that is at its lowest at once, or hardly falls, says nothing about rates.
        var first = points[settled].Smoothed;
        if (!(first - points[least].Smoothed > LeastFall * Math.Abs(first))) return;
        Minimum = points[least].Rate;
        var width = Math.Max(1, points.Count / SlopeShare);
        if (least >= settled + 2 * width) Steepest = points[Enumerable.Range(settled + width, least - settled - 2 * width + 1).MinBy(i => points[i + width].Smoothed - points[i - width].Smoothed)].Rate;
    }

    /// <summary>The steps, in the order of their rates. The test ends early where the loss explodes.</summary>
    public IReadOnlyList<LearningRatePoint> Points { get; }

    /// <summary>Whether it has exploded.</summary>
    public bool IsDiverged { get; }

    /// <summary>The rate at which the smoothed loss is lowest; null where it never fell by a hundredth.</summary>
    public double? Minimum { get; }

    /// <summary>The rate at which the smoothed loss falls fastest, per factor of the rate; null where there are too few points before the lowest.</summary>
    public double? Steepest { get; }

    /// <summary>The rate to begin with: the lower of <see cref="Steepest"/> and a tenth of <see cref="Minimum"/>, for at the minimum itself the loss is about to rise. Null where the loss never fell.</summary>
    public double? Suggestion => Minimum is not { } minimum ? null : Steepest is { } steepest ? Math.Min(steepest, Tenth * minimum) : Tenth * minimum;

    /// <summary>Whether the suggestion is the rate of the fastest fall, not a tenth of the rate of the lowest loss.</summary>
    public bool IsSuggestedBySlope => Suggestion is { } rate && rate == Steepest;
}
