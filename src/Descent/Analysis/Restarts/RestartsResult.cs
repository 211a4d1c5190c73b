namespace Descent.Analysis.Restarts;

/// <summary>Where many trainings of one model ended.</summary>
public sealed class RestartsResult
{
    internal RestartsResult(IReadOnlyList<RestartCopy> copies)
    {
        Copies = copies;
        Best = copies.MinBy(copy => double.IsNaN(copy.Score) ? double.PositiveInfinity : copy.Score)!;
        Scores = [.. copies.Select(copy => copy.Score).Order()];
    }

    /// <summary>The copies, in the order of their seeds.</summary>
    public IReadOnlyList<RestartCopy> Copies { get; }

    /// <summary>The copy of the lowest score, whose weights the model has.</summary>
    public RestartCopy Best { get; }

    /// <summary>The scores of all copies, lowest first (those that are no number before all others).</summary>
    public IReadOnlyList<double> Scores { get; }

    /// <summary>The score that a share of the copies does not exceed: 0 is the lowest, 0.5 the median, 1 the highest; between two, the lower.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not in 0 .. 1.</exception>
    public double Quantile(double share) => share is >= 0 and <= 1 ? Scores[(int)(share * (Scores.Count - 1))]
        : throw new ArgumentOutOfRangeException(nameof(share), share, "The share of the copies needs to lie in 0 .. 1.");

    /// <summary>What the best of n starts is worth: the mean of the lowest score over groups of n copies, the last group perhaps smaller.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is not in 1 .. the number of copies.</exception>
    public double BestOf(int n) => n >= 1 && n <= Copies.Count ? Copies.Select(copy => copy.Score).Chunk(n).Average(group => group.Min())
        : throw new ArgumentOutOfRangeException(nameof(n), n, $"The size of a group needs to lie in 1 .. {Copies.Count}, the number of copies.");

    /// <summary>The number of copies, and the lowest, median and highest score.</summary>
    public override string ToString() => FormattableString.Invariant($"{Copies.Count} copies: best score {Best.Score:g4} (seed +{Best.SeedOffset}), median {Quantile(0.5):g4}, highest {Quantile(1):g4}");
}
