using Descent.Assessments;
using Descent.Cli.Output.Events;
using Descent.Tabular.Results;

namespace Descent.Cli.Output;

/// <summary>What a cross-validation found: means with their spread, and each fold.</summary>
internal static class FoldReport
{
    public static void Write(Screen screen, FoldsSummary folds)
    {
        var repeats = folds.Repeats == 1 ? "" : $" x {folds.Repeats}";
        screen.Tell(new FoldsEvent(folds.Kind, folds.Folds, folds.Repeats, folds.Network, folds.Baselines, folds.Conclusion));
        screen = screen.Results;
        screen.Line();
        screen.Fact("folds", $"{folds.Folds}-fold cross-validation{repeats}: {folds.Network[0].Values.Count} models, each measured on rows that it has not seen; mean and standard deviation");
        string[] names = ["", "network", .. folds.Baselines.Select(baseline => $"baseline: {baseline.Name}")];
        FittingTable.Write(screen, names, [.. folds.Network.Select((score, i) => (string[])[score.Name, Spread(screen, score), .. folds.Baselines.Select(baseline => Spread(screen, baseline.Scores[i]))])]);
        foreach (var score in folds.Network) screen.Fact("", $"{score.Name}: {string.Join(' ', score.Values.Select(Rounding.Of(score.Mean, score.StandardDeviation).Text))}");
        if (folds.Conclusion is { } conclusion) screen.Fact("", conclusion);
    }

    private static string Spread(Screen screen, FoldScore score)
    {
        var rounding = Rounding.Of(score.Mean, score.StandardDeviation);
        return score.StandardDeviation is null ? rounding.Text(score.Mean) : $"{rounding.Text(score.Mean)} {screen.PlusMinus} {rounding.Text(score.StandardDeviation)}";
    }
}
