namespace Descent.Assessments;

/// <summary>Quantiles of sorted numbers.</summary>
internal static class Quantiles
{
    /// <summary>The number below which a share lies, between neighbours in proportion (type 7 of Hyndman and Fan 1996).</summary>
    public static double Of(ReadOnlySpan<double> sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var low = (int)place;
        return low + 1 < sorted.Length ? sorted[low] + (place - low) * (sorted[low + 1] - sorted[low]) : sorted[^1];
    }
}
