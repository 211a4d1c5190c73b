using System.Globalization;

namespace Descent.Analysis.PreFlight;

/// <summary>A class that is much rarer than an equal share: no mistake, but a high accuracy says little then.</summary>
internal sealed class ClassImbalance : TableCheck
{
    /// <summary>Below a fifth of an equal share (of two classes: a tenth of the rows) "always the commonest" looks like a good result.</summary>
    private const double LeastOfEqual = 0.2;

    public override string Name => "imbalance";

    public override IEnumerable<Finding> Find(TableSubject subject)
    {
        if (subject.Labels is not { } labels || subject.Split.Train is not { Length: > 0 } rows) yield break;
        var counts = new int[subject.Classes.Count];
        foreach (var row in rows) counts[labels[row]]++;
        var (rarest, commonest) = (Array.IndexOf(counts, counts.Min()), Array.IndexOf(counts, counts.Max()));
        if (counts[rarest] == 0 || counts[rarest] >= LeastOfEqual * rows.Length / counts.Length) yield break;
        yield return Note(
            $"{counts[rarest]} of {rows.Length} training rows have the class '{subject.Classes[rarest]}', {counts[commonest]} the class '{subject.Classes[commonest]}'.",
            $"Always '{subject.Classes[commonest]}' has the accuracy {((double)counts[commonest] / rows.Length).ToString("0.###", CultureInfo.InvariantCulture)}: look at the AUC, or weigh the classes.");
    }
}
