namespace Descent.Training.Forensics;

/// <summary>
/// Tells when the training loss has risen far above its minimum: by more than twice what it had fallen, or than twice the minimum's own size. Within the first epoch: to more than a hundred times the first
/// minibatch's.
/// </summary>
internal static class Divergence
{
    private const double Factor = 2, FactorInFirstEpoch = 100;
    private const int LeastRows = 8;      // fewer say little about the loss at the start

    /// <summary>A warning after the epoch in which it was first so; null after all others.</summary>
    /// <param name="losses">The losses of all epochs so far.</param>
    /// <param name="atStart">The loss of the first minibatch.</param>
    /// <param name="rows">Its rows.</param>
    public static string? Warning(IReadOnlyList<double> losses, double atStart, int rows)
    {
        if (IsFarAbove(atStart, losses[0], rows))
            return losses.Count > 1 ? null : FormattableString.Invariant($"Training diverges: the loss of the first epoch is {losses[0]:g4}, that of its first minibatch was {atStart:g4}. Try a lower learning rate, or clip the gradient by its norm.");
        if (First(losses) is not { } epoch || epoch != losses.Count) return null;
        var best = losses.Min();
        return FormattableString.Invariant($"Training diverges: the loss of epoch {epoch} is {losses[^1]:g4}, far above its minimum, {best:g4} of epoch {losses.ToList().IndexOf(best) + 1}. Try a lower learning rate, or clip the gradient by its norm.");
    }

    private static bool IsFarAbove(double atStart, double first, int rows) => rows >= LeastRows && first > FactorInFirstEpoch * Math.Abs(atStart) && atStart != 0;

    /// <summary>The first epoch, counted from 1, in which the loss was far above its minimum.</summary>
    private static int? First(IReadOnlyList<double> losses)
    {
        var minimum = double.PositiveInfinity;
        for (var i = 0; i < losses.Count; i++)
        {
            minimum = Math.Min(minimum, losses[i]);
            if (losses[i] - minimum > Factor * Math.Max(losses[0] - minimum, Math.Abs(minimum))) return i + 1;
        }
        return null;
    }
}
