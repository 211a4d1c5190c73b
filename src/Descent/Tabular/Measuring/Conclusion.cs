using Descent.Assessments;
using Descent.Tabular.Results;

namespace Descent.Tabular.Measuring;

/// <summary>Says in a sentence whether a network is better than the best of its baselines, and how sure that is.</summary>
internal static class Conclusion
{
    public static string Of(Assessment network, IReadOnlyList<BaselineResult> baselines)
    {
        var main = network.Scores[0];
        if (main.Value is null) return $"{Reason(network)} no {main.Name}, so nothing can be said of how good the network is.";
        var (rounding, these) = (Rounding.Of(main), network.Rows == 1 ? "This one row" : $"These {network.Rows} rows");
        if (Best(baselines, main) is not { } baseline) return $"The network's {main.Name} is {rounding.Text(main.Value)} ({(network.Rows == 1 ? "1 row" : $"{network.Rows} rows")}).";
        var name = InWords(baseline.Name);
        if (baseline.Difference is not { Low: { } low, High: { } high, Value: { } better })
            return $"{these} cannot tell whether the network is better than {name}: its {main.Name} is {rounding.Text(main.Value)}, that of {name} {rounding.Text(baseline.Scores[0].Value)}.";
        var gain = Rounding.Of(better, (high - low) / 2);
        var how = better == 0 ? $"the {main.Name} of both is {rounding.Text(main.Value)}" : $"the network's {main.Name} is {gain.Text(Math.Abs(better))} {(better > 0 == main.HigherIsBetter ? "higher" : "lower")}";
        return low > 0 ? $"The network is better than {name}: {how} (95% interval of the gain {gain.Text(low)} to {gain.Text(high)})."
            : high < 0 ? $"{char.ToUpperInvariant(name[0])}{name[1..]} is better than the network: {how} (95% interval of the gain {gain.Text(low)} to {gain.Text(high)}). The network is not worth its effort here as it is."
            : $"{these} cannot tell whether the network is better than {name}: {how}, {(better > 0 ? "but" : "and")} the 95% interval of the gain goes from {gain.Text(low)} to {gain.Text(high)}.";
    }

    /// <summary>A baseline in the middle of a sentence.</summary>
    private static string InWords(string baseline) => baseline == "mean" ? "the mean" : baseline.StartsWith("always '", StringComparison.Ordinal) ? $"saying {baseline}" : baseline;

    /// <summary>Why there is no score.</summary>
    private static string Reason(Assessment network) => network.Classes?.Table.Where(row => row.Rows > 0).ToArray() switch
    {
        [{ Rows: 1, Name: var only }] => $"The only row is of the class '{only}', and one class gives",
        [{ Name: var only }] => $"All {network.Rows} rows are of the class '{only}', and one class gives",
        _ => network.Rows == 1 ? "This one row gives" : $"These {network.Rows} rows give",
    };

    private static BaselineResult? Best(IReadOnlyList<BaselineResult> baselines, Score main) =>
        baselines.Where(baseline => baseline.Scores[0].Value is not null).OrderByDescending(baseline => main.HigherIsBetter ? baseline.Scores[0].Value : -baseline.Scores[0].Value).FirstOrDefault();
}
