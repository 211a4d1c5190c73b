namespace Descent.Assessments;

/// <summary>Scores that depend on sums over rows alone, so that they are quickly told of all rows but one.</summary>
internal abstract class RowSums(int rows, int width)
{
    /// <summary>The number of rows.</summary>
    public int Rows => rows;

    /// <summary>The number of sums.</summary>
    public int Width => width;

    /// <summary>What the sums tell.</summary>
    public abstract IReadOnlyList<SummedScore> Scores { get; }

    /// <summary>Adds what a row brings, times <paramref name="weight"/>.</summary>
    public abstract void Add(int row, double weight, Span<double> sums);

    /// <summary>The scores of sums over some rows; not a number where there is none.</summary>
    public abstract void Score(ReadOnlySpan<double> sums, int count, Span<double> scores);

    /// <summary>The sums of all rows.</summary>
    public double[] All()
    {
        var sums = new double[Width];
        for (var row = 0; row < Rows; row++) Add(row, 1, sums);
        return sums;
    }

    /// <summary>The scores of all rows.</summary>
    public double[] Values()
    {
        var values = new double[Scores.Count];
        Score(All(), Rows, values);
        return values;
    }

    /// <summary>A score with its interval.</summary>
    public Score ToScore(int score, double value, (double Low, double High)? interval) =>
        new(Scores[score].Name, double.IsFinite(value) ? value : null, interval?.Low, interval?.High, Scores[score].HigherIsBetter, interval is null ? null : JackknifeInterval.Name);

    /// <summary>An interval without what a score cannot be.</summary>
    public virtual (double Low, double High) Within(int score, double low, double high) => (Math.Max(low, Scores[score].Least), Math.Min(high, Scores[score].Most));

    /// <summary>A score of predictions that have none.</summary>
    public Score None(int score) => ToScore(score, double.NaN, null);
}
