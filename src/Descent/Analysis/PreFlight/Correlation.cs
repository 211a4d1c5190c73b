namespace Descent.Analysis.PreFlight;

/// <summary>How alike two lists of numbers go.</summary>
internal static class Correlation
{
    /// <summary>Pearson's: cov(x, y) / (deviation of x · deviation of y), two passes in double; 0 where one of them is constant.</summary>
    public static double Of(double[] x, double[] y)
    {
        double meanX = x.Average(), meanY = y.Average(), xx = 0, yy = 0, xy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var (dx, dy) = (x[i] - meanX, y[i] - meanY);
            (xx, yy, xy) = (xx + dx * dx, yy + dy * dy, xy + dx * dy);
        }
        return xx > 0 && yy > 0 && double.IsFinite(xx) && double.IsFinite(yy) ? xy / Math.Sqrt(xx) / Math.Sqrt(yy) : 0;
    }

    /// <summary>The place of each number in their order, for Spearman's; equal numbers share the mean of their places.</summary>
    public static double[] Ranks(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i])];
        var ranks = new double[values.Length];
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            while (end < order.Length && values[order[end]] == values[order[start]]) end++;
            for (var i = start; i < end; i++) ranks[order[i]] = (start + end - 1) / 2.0;
            start = end;
        }
        return ranks;
    }
}
