namespace Descent.Training;

/// <summary>Watches a series for its best value. NaN never is an improvement.</summary>
/// <param name="higherIsBetter">Which way is better.</param>
/// <param name="minDelta">By how much a value needs to be better to count.</param>
internal sealed class Improvement(bool higherIsBetter, double minDelta)
{
    /// <summary>The best value so far, NaN before the first.</summary>
    public double Best { get; private set; } = double.NaN;

    /// <summary>The epoch of the best value, 0 before the first.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>The epochs since the best value.</summary>
    public int Age(int epoch) => epoch - BestEpoch;

    /// <summary>Goes on from what an earlier watch had seen.</summary>
    public void GoOn(double best, int bestEpoch) => (Best, BestEpoch) = (best, bestEpoch);

    /// <summary>Takes an epoch's value; true if it is the new best.</summary>
    public bool Update(int epoch, double value)
    {
        if (double.IsNaN(value)) return false;
        if (BestEpoch > 0 && !(higherIsBetter ? value > Best + minDelta : value < Best - minDelta)) return false;
        (Best, BestEpoch) = (value, epoch);
        return true;
    }
}
