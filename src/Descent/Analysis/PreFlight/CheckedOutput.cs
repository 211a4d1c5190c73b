using Descent.Graph;
using Descent.Losses;
using Descent.Models;

namespace Descent.Analysis.PreFlight;

/// <summary>One output of a model, with what it is trained for.</summary>
/// <param name="Port">The output.</param>
/// <param name="Loss">Its loss.</param>
/// <param name="Function">What it ends in; null where that is not known.</param>
/// <param name="Targets">Its targets, <c>[n, ..]</c>.</param>
internal sealed record CheckedOutput(ModelPort Port, Loss Loss, OutputFunction? Function, TensorData Targets)
{
    /// <summary>The length of the output's last axis: the classes, for a loss of classes.</summary>
    public int Units => Port.Shape.Rank > 0 ? Port.Shape[^1] : 1;

    /// <summary>How many target values a sample has.</summary>
    public int Width => (int)(Targets.Shape.Size / Math.Max(1, Targets.Rows));

    /// <summary>Whether the loss compares a number with a number.</summary>
    public bool IsOfNumbers => Loss is MeanSquaredError or MeanAbsoluteError or Huber or LogCosh;

    /// <summary>The rows with a target of some kind.</summary>
    public int[] RowsWhere(Func<double, bool> isMeant) => [.. Enumerable.Range(0, Targets.Rows).Where(row => Enumerable.Range(row * Width, Width).Any(place => isMeant(Targets[place])))];

    /// <summary>Rows in words: <c>row 3</c>, <c>rows 3, 8, 9, .. (40 in all)</c>, counted from 0.</summary>
    public static string Places(int[] rows)
    {
        const int Shown = 5;
        return $"{(rows.Length == 1 ? "row" : "rows")} {string.Join(", ", rows.Take(Shown))}{(rows.Length > Shown ? $", .. ({rows.Length} in all)" : "")}";
    }
}
