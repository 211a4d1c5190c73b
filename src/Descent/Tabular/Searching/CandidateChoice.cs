using Descent.Graph;

namespace Descent.Tabular.Searching;

/// <summary>
/// Which candidate is chosen by the losses of the same rows. The least mean is that of a candidate that was lucky with these rows, too: how much that flatters is told by choosing on rows drawn with
/// replacement and measuring on those that were not drawn (the bootstrap of Tsamardinos, Greasidou and Borboudakis 2018).
/// </summary>
/// <param name="losses">Of each candidate, of each row; the first candidate is that of the defaults.</param>
internal sealed class CandidateChoice(IReadOnlyList<double[]> losses)
{
    private const int Samples = 200;

    private readonly int _rows = losses[0].Length;

    /// <summary>The chosen candidate.</summary>
    public int Best => Choose(null);

    /// <summary>The chosen one's mean loss to expect on other rows, as far as these tell; null where they do not.</summary>
    /// <param name="seed">Of the drawing.</param>
    public double? Expected(long seed)
    {
        var (random, sum, count) = (new RandomStream(seed, "search/bootstrap"), 0.0, 0);
        for (var sample = 0; sample < Samples; sample++)
        {
            var drawn = new int[_rows];
            for (var i = 0; i < _rows; i++) drawn[random.NextInt(_rows)]++;
            var chosen = losses[Choose(drawn)];
            var (outside, rows) = (0.0, 0);
            for (var row = 0; row < _rows; row++)
            {
                if (drawn[row] > 0) continue;
                outside += chosen[row];
                rows++;
            }
            if (rows == 0) continue;
            sum += outside / rows;
            count++;
        }
        return count == 0 ? null : sum / count;
    }

    /// <summary>The least mean over rows, each as often as it was drawn; null: once.</summary>
    private int Choose(int[]? drawn)
    {
        var (best, least) = (0, double.PositiveInfinity);
        for (var candidate = 0; candidate < losses.Count; candidate++)
        {
            var sum = 0.0;
            for (var row = 0; row < _rows; row++) sum += (drawn?[row] ?? 1) * losses[candidate][row];
            if (sum < least) (best, least) = (candidate, sum);
        }
        return best;
    }
}
