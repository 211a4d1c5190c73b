namespace Descent.Assessments;

/// <summary>Differences of scores that are functions of sums, by a jackknife that leaves the same row out of both.</summary>
internal static class ScoreDifferences
{
    public static PairedDifference[] Of(RowSums first, RowSums second, bool isFinite)
    {
        if (!isFinite) return [.. first.Scores.Select(score => new PairedDifference(score.Name, null, null, null, null, null, null))];
        var sums = new PairedSums(first, second);
        var (one, other, better, intervals) = (first.Values(), second.Values(), sums.Values(), JackknifeInterval.Of(sums));
        return [.. first.Scores.Select((score, i) => new PairedDifference(score.Name, Finite(one[i]), Finite(other[i]), Finite(better[i]), intervals[i]?.Low, intervals[i]?.High, intervals[i] is null ? null : JackknifeInterval.Name))];
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
