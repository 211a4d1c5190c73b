using System.Globalization;
using Descent.Assessments;
using Descent.Tabular.Results;

namespace Descent.Tabular.Measuring;

/// <summary>Says in a sentence whether a network is better than the best of its baselines, and how sure that is.</summary>
internal static class Conclusion
{
    public static string Of(Assessment network, IReadOnlyList<BaselineResult> baselines)
    {
        var main = network.Scores[0];
        if (main.Value is null) return $"These {network.Rows} rows give no {main.Name}, so nothing can be said of how good the network is.";
        if (Best(baselines, main) is not { } baseline) return $"The network's {main.Name} is {Number(main.Value)} ({network.Rows} rows).";
        if (baseline.Difference is not { Low: { } low, High: { } high, Value: { } better })
            return $"These {network.Rows} rows cannot tell whether the network is better than {baseline.Name}: its {main.Name} is {Number(main.Value)}, that of {baseline.Name} {Number(baseline.Scores[0].Value)}.";
        var how = better == 0 ? $"the {main.Name} of both is {Number(main.Value)}" : $"the network's {main.Name} is {Number(Math.Abs(better))} {(better > 0 == main.HigherIsBetter ? "higher" : "lower")}";
        return low > 0 ? $"The network is better than {baseline.Name}: {how} (95% interval of the gain {Number(low)} to {Number(high)})."
            : high < 0 ? $"{char.ToUpperInvariant(baseline.Name[0])}{baseline.Name[1..]} is better than the network: {how} (95% interval of the gain {Number(low)} to {Number(high)}). The network is not worth its effort here as it is."
            : $"These {network.Rows} rows cannot tell whether the network is better than {baseline.Name}: {how}, {(better > 0 ? "but" : "and")} the 95% interval of the gain goes from {Number(low)} to {Number(high)}.";
    }

    private static BaselineResult? Best(IReadOnlyList<BaselineResult> baselines, Score main) =>
        baselines.Where(baseline => baseline.Scores[0].Value is not null).OrderByDescending(baseline => main.HigherIsBetter ? baseline.Scores[0].Value : -baseline.Scores[0].Value).FirstOrDefault();

    private static string Number(double? value) => value!.Value.ToString(Math.Abs(value.Value) is >= 1000 or (< 0.001 and > 0) ? "g3" : "0.000", CultureInfo.InvariantCulture);
}
