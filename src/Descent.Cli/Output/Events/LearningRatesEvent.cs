using Descent.Analysis.LearningRates;

namespace Descent.Cli.Output.Events;

/// <summary>What a learning-rate range test saw.</summary>
/// <param name="Suggestion">The rate to begin with; null where the loss never fell.</param>
/// <param name="Steepest">The rate at which the loss falls fastest, or null.</param>
/// <param name="Minimum">The rate of the lowest loss, or null.</param>
/// <param name="Diverged">Whether the loss exploded.</param>
/// <param name="Points">A step each.</param>
internal sealed record LearningRatesEvent(double? Suggestion, double? Steepest, double? Minimum, bool Diverged, IReadOnlyList<LearningRateEntry> Points) : CommandEvent
{
    public static LearningRatesEvent Of(LearningRateCurve curve) => new(curve.Suggestion, curve.Steepest, curve.Minimum, curve.IsDiverged,
        [.. curve.Points.Select(point => new LearningRateEntry(point.Rate, Finite(point.Loss), Finite(point.Smoothed)))]);
}

/// <summary>A step of a learning-rate range test.</summary>
/// <param name="Rate">Of an update.</param>
/// <param name="Loss">After it.</param>
/// <param name="Smoothed">The mean up to there, later losses counting more.</param>
internal sealed record LearningRateEntry(double Rate, double? Loss, double? Smoothed);
