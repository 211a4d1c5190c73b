using Descent.Metrics;

namespace Descent.Assessments;

/// <summary>What thresholds on the probability of the second of two classes lead to.</summary>
internal sealed class ThresholdTable(ClassRanking ranking, AssessmentOptions options)
{
    private const int Steps = 20;

    /// <summary>At 0.05, 0.1 .. 0.95.</summary>
    public IReadOnlyList<ThresholdScores> Table()
    {
        var (table, place) = (new ThresholdScores[Steps - 1], 0);
        for (var step = Steps - 1; step > 0; step--)
        {
            var threshold = (double)step / Steps;
            while (place + 1 < ranking.Points.Count && ranking.Points[place + 1].Threshold >= threshold) place++;
            table[step - 1] = At(ranking.Points[place], threshold);
        }
        return table;
    }

    /// <summary>The cheapest of all thresholds that tell these rows apart; of equals the one nearest to one half.</summary>
    public ThresholdScores Cheapest() => Best(row => -row.Cost);

    /// <summary>The threshold with the highest F1; null where no row is of the second class.</summary>
    public ThresholdScores? HighestF1() => ranking.Positives == 0 ? null : Best(row => row.F1 ?? 0);

    private ThresholdScores Best(Func<ThresholdScores, double> value) => ranking.Points.Select(point => At(point, Threshold(point))).OrderByDescending(value).ThenBy(row => Math.Abs(row.Threshold - 0.5)).First();

    /// <summary>Of the point where no row counts as positive: just above the highest probability.</summary>
    private double Threshold(RankedScores.Point point) => double.IsFinite(point.Threshold) ? point.Threshold : Math.BitIncrement(ranking.Points[1].Threshold);

    private ThresholdScores At(RankedScores.Point point, double threshold)
    {
        var (tp, fp) = ((int)point.TruePositives, (int)point.FalsePositives);
        var (positives, negatives) = ((int)ranking.Positives, (int)ranking.Negatives);
        var cost = (fp * options.FalsePositiveCost + (positives - tp) * options.FalseNegativeCost) / (positives + negatives);
        return new(threshold, tp, fp, negatives - fp, positives - tp, Ratio(tp, tp + fp), Ratio(tp, positives), Ratio(negatives - fp, negatives), tp == 0 ? null : F1Score.Score(tp, fp, positives - tp), cost);
    }

    private static double? Ratio(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
