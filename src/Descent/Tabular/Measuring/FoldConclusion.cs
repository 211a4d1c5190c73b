using Descent.Assessments;
using Descent.Tabular.Results;

namespace Descent.Tabular.Measuring;

/// <summary>
/// Says in a sentence whether a network is better than a baseline over the folds of a cross-validation. Both are measured on the same rows, so their differences in each fold count;
/// as folds share rows that train, the interval is wider than that of independent ones (Nadeau and Bengio 2003).
/// </summary>
internal static class FoldConclusion
{
    /// <param name="network">The network's main score.</param>
    /// <param name="name">Of the baseline.</param>
    /// <param name="baseline">The same score of the baseline.</param>
    /// <param name="folds">Into how many parts the rows were parted.</param>
    public static string Of(FoldScore network, string name, FoldScore baseline, int folds)
    {
        var sign = network.HigherIsBetter ? 1 : -1;
        double[] gains = [.. network.Values.Zip(baseline.Values, (first, second) => sign * (first - second)).OfType<double>()];
        if (gains.Length < 2) return $"The folds cannot tell whether the network is better than {name}: too few of them have a score of both.";
        var mean = gains.Average();
        var half = HalfInterval(gains, mean, folds);
        var rounding = Rounding.Of(mean, half);
        var inFolds = $"its {network.Name} is better in {gains.Count(gain => gain > 0)} of {gains.Length} trainings{(gains.Count(gain => gain == 0) is > 0 and var ties ? $" and the same in {ties}" : "")}";
        var inMean = $"{rounding.Text(Math.Abs(mean))} {(mean * sign >= 0 ? "higher" : "lower")} in the mean";
        var interval = $"the 95% interval of the gain, paired by fold, goes from {rounding.Text(mean - half)} to {rounding.Text(mean + half)}";
        return mean - half > 0 ? $"The network is better than {name}: {inFolds}, {inMean}; {interval}."
            : mean + half < 0 ? $"{char.ToUpperInvariant(name[0])}{name[1..]} is better than the network: {inFolds.Replace("its", "the network's", StringComparison.Ordinal)}, {inMean}; {interval}."
            : $"The folds cannot tell whether the network is better than {name}: {inFolds}, {inMean}; {interval}.";
    }

    private static double HalfInterval(double[] gains, double mean, int folds)
    {
        var variance = gains.Sum(gain => (gain - mean) * (gain - mean)) / (gains.Length - 1);
        return StudentDistribution.Quantile975(gains.Length - 1) * Math.Sqrt(variance * (1.0 / gains.Length + 1.0 / (folds - 1)));
    }
}
