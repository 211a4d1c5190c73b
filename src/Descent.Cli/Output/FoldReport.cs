using System.Globalization;
using Descent.Cli.Output.Events;
using Descent.Tabular.Results;

namespace Descent.Cli.Output;

/// <summary>What a cross-validation found: means with their spread, and each fold.</summary>
internal static class FoldReport
{
    public static void Write(Screen screen, FoldsSummary folds)
    {
        var repeats = folds.Repeats == 1 ? "" : $" x {folds.Repeats}";
        screen.Tell(new FoldsEvent(folds.Kind, folds.Folds, folds.Repeats, folds.Network, folds.Baselines));
        screen = screen.Results;
        screen.Line();
        screen.Fact("folds", $"{folds.Folds}-fold cross-validation{repeats}: {folds.Network[0].Values.Count} models, each measured on rows that it has not seen; mean and standard deviation");
        string[] names = ["", "network", .. folds.Baselines.Select(baseline => $"baseline: {baseline.Name}")];
        screen.Table([names, .. folds.Network.Select((score, i) => (string[])[score.Name, Spread(score), .. folds.Baselines.Select(baseline => Spread(baseline.Scores[i]))])]);
        foreach (var score in folds.Network) screen.Fact("", $"{score.Name}: {string.Join(' ', score.Values.Select(Number))}");
    }

    private static string Spread(FoldScore score) => score.StandardDeviation is null ? Number(score.Mean) : $"{Number(score.Mean)} +- {Number(score.StandardDeviation)}";

    private static string Number(double? score) => score is not { } value ? "-" : value.ToString(Math.Abs(value) is >= 1000 or (< 0.001 and > 1e-12) ? "g4" : "0.000", CultureInfo.InvariantCulture);
}
