namespace Descent.Data;

/// <summary>Mean and standard deviation.</summary>
internal static class Moments
{
    /// <summary>
    /// Two passes in double, in the order given: the mean, then the root of the mean squared deviation (divided by n). Zeros for no values; a
    /// deviation of exactly 0 for equal values.
    /// </summary>
    public static (double Mean, double Deviation) Of(IReadOnlyList<double> values)
    {
        if (values.Count == 0) return (0, 0);
        if (values.All(value => value == values[0])) return (values[0], 0);
        var sum = 0.0;
        foreach (var value in values) sum += value;
        var mean = sum / values.Count;
        var squares = 0.0;
        foreach (var value in values) squares += (value - mean) * (value - mean);
        return (mean, Math.Sqrt(squares / values.Count));
    }
}
