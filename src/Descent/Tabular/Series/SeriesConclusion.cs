using Descent.Assessments;
using Descent.Tabular.Results;

namespace Descent.Tabular.Series;

/// <summary>Says what follows from the comparison with simple predictions.</summary>
internal static class SeriesConclusion
{
    public static string Of(Score network, IReadOnlyList<BaselineResult> baselines)
    {
        var best = baselines.MinBy(baseline => baseline.Scores[0].Value)!;
        if (best.Difference is not { Value: { } value, Low: { } low, High: { } high }) return $"The rows are too few to tell whether the network is better than {best.Name}.";
        var (from, to) = value >= 0 ? (low, high) : (-high, -low);
        var rounding = Rounding.Of(value, (high - low) / 2);
        var by = $"by {rounding.Text(Math.Abs(value))} (95%: {rounding.Text(from)} to {rounding.Text(to)}, by blocks of rows)";
        return low > 0 ? $"The network's {network.Name} is below that of {best.Name}, the best of the simple predictions, {by}."
            : high < 0 ? $"The network's {network.Name} is above that of {best.Name}, {by}: use that instead."
            : $"The network is about as good as {best.Name}, the best of the simple predictions: its {network.Name} is {(value >= 0 ? "below" : "above")} {by}.";
    }
}
