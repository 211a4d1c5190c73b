namespace Descent.Assessments;

/// <summary>
/// 95% intervals of scores without a formula of their own: how much each score moves when each row is left out tells its standard error (Tukey 1958), and Student's t how
/// far to go. In simulations it holds the truth at least as often as the bootstrap (BCa), above all for differences and few rows, and it needs no random numbers.
/// </summary>
internal static class JackknifeInterval
{
    /// <summary>What an interval by this is called.</summary>
    public const string Name = "jackknife";

    /// <summary>Fewer rows than this say nothing about how much rows differ.</summary>
    private const int LeastRows = 8;

    /// <summary>An interval for each score; null where the rows do not tell.</summary>
    public static (double Low, double High)?[] Of(RowSums sums)
    {
        var intervals = new (double, double)?[sums.Scores.Count];
        if (sums.Rows < LeastRows) return intervals;
        var (values, leftOut) = (sums.Values(), LeaveOut(sums));
        for (var i = 0; i < intervals.Length; i++)
        {
            var half = StudentDistribution.Quantile975(sums.Rows - 1) * StandardError(leftOut[i]);
            // No spread at all is not certainty: no row was predicted wrongly, or all are alike.
            if (double.IsFinite(half) && double.IsFinite(values[i]) && half > 0) intervals[i] = sums.Within(i, values[i] - half, values[i] + half);
        }
        return intervals;
    }

    private static double StandardError(double[] leftOut)
    {
        var mean = leftOut.Average();
        return Math.Sqrt(leftOut.Sum(one => (one - mean) * (one - mean)) * (leftOut.Length - 1) / leftOut.Length);
    }

    /// <summary>Each score without each row.</summary>
    private static double[][] LeaveOut(RowSums sums)
    {
        var (all, rest, scores) = (sums.All(), new double[sums.Width], new double[sums.Scores.Count]);
        double[][] result = [.. sums.Scores.Select(_ => new double[sums.Rows])];
        for (var row = 0; row < sums.Rows; row++)
        {
            all.CopyTo(rest, 0);
            sums.Add(row, -1, rest);
            sums.Score(rest, sums.Rows - 1, scores);
            for (var i = 0; i < scores.Length; i++) result[i][row] = scores[i];
        }
        return result;
    }
}
