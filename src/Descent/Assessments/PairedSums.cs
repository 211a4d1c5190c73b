namespace Descent.Assessments;

/// <summary>By how much the scores of one prediction are better than those of another on the same rows.</summary>
internal sealed class PairedSums(RowSums first, RowSums second) : RowSums(first.Rows, first.Width + second.Width)
{
    public override IReadOnlyList<SummedScore> Scores => first.Scores;

    public override (double Low, double High) Within(int score, double low, double high) => (low, high);

    public override void Add(int row, double weight, Span<double> sums)
    {
        first.Add(row, weight, sums[..first.Width]);
        second.Add(row, weight, sums[first.Width..]);
    }

    public override void Score(ReadOnlySpan<double> sums, int count, Span<double> scores)
    {
        Span<double> others = stackalloc double[scores.Length];
        first.Score(sums[..first.Width], count, scores);
        second.Score(sums[first.Width..], count, others);
        for (var i = 0; i < scores.Length; i++) scores[i] = Scores[i].HigherIsBetter ? scores[i] - others[i] : others[i] - scores[i];
    }
}
