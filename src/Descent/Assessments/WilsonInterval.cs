namespace Descent.Assessments;

/// <summary>The 95% interval of a share (Wilson 1927): it stays within 0 and 1, and has a width where all rows agree.</summary>
internal static class WilsonInterval
{
    public static (double Low, double High) Of(double share, int rows)
    {
        const double Normal = NormalDistribution.Quantile975;
        var squared = Normal * Normal / rows;
        var center = (share + squared / 2) / (1 + squared);
        var half = Normal * Math.Sqrt(share * (1 - share) / rows + squared / (4 * rows)) / (1 + squared);
        return (share == 0 ? 0 : center - half, share == 1 ? 1 : center + half);
    }
}
