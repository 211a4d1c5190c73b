namespace Descent.Training.Forensics;

/// <summary>
/// Tells once when the training loss has risen far above its minimum: by more than twice what it had fallen, or than twice the minimum's own size. Within the first epoch: to more than a hundred times the first
/// minibatch's.
/// </summary>
internal sealed class Divergence
{
    private const double Factor = 2, FactorInFirstEpoch = 100;
    private const int LeastRows = 8;      // fewer say little about the loss at the start

    private double _minimum = double.PositiveInfinity;
    private int _seen, _best;
    private bool _isTold;

    /// <summary>A warning after the epoch in which it was first so; null after all others. It looks only at the epochs since it was last asked.</summary>
    /// <param name="losses">The losses of all epochs so far.</param>
    /// <param name="atStart">The loss of the first minibatch.</param>
    /// <param name="rows">Its rows.</param>
    public string? Warning(IReadOnlyList<double> losses, double atStart, int rows)
    {
        string? warning = null;
        for (; _seen < losses.Count && !_isTold; _seen++)
        {
            warning = Judge(_seen + 1, losses[_seen], losses[0], atStart, rows);
            _isTold = warning is not null;
        }
        // What an epoch before the last shows was told then, before training was resumed.
        return _seen == losses.Count ? warning : null;
    }

    private string? Judge(int epoch, double loss, double first, double atStart, int rows)
    {
        if (loss < _minimum) (_minimum, _best) = (loss, epoch);
        if (epoch == 1)
            return rows < LeastRows || atStart == 0 || !(loss > FactorInFirstEpoch * Math.Abs(atStart)) ? null
                : FormattableString.Invariant($"Training diverges: the loss of the first epoch is {loss:g4}, that of its first minibatch was {atStart:g4}. Try a lower learning rate, or clip the gradient by its norm.");
        return !(loss - _minimum > Factor * Math.Max(first - _minimum, Math.Abs(_minimum))) ? null
            : FormattableString.Invariant($"Training diverges: the loss of epoch {epoch} is {loss:g4}, far above its minimum, {_minimum:g4} of epoch {_best}. Try a lower learning rate, or clip the gradient by its norm.");
    }
}
