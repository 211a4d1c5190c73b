namespace Descent.Reports.Charts;

/// <summary>What lies along one side of a drawing.</summary>
/// <param name="Title">What is measured, with its unit.</param>
/// <param name="Low">The value at the beginning.</param>
/// <param name="High">The value at the end.</param>
internal sealed record Axis(string Title, double Low, double High)
{
    /// <summary>Whether equal distances are equal ratios.</summary>
    public bool Logarithmic { get; init; }

    /// <summary>Ticks in the range.</summary>
    public IReadOnlyList<Tick> Ticks => Logarithmic ? Charts.Ticks.Logarithmic(Low, High) : Charts.Ticks.Linear(Low, High, Wanted);

    /// <summary>About how many ticks.</summary>
    public int Wanted { get; init; } = 5;

    /// <summary>From 0 to 1.</summary>
    public static Axis Shares(string title) => new(title, 0, 1);

    /// <summary>As wide as the values and a little more; <paramref name="values"/> may be empty.</summary>
    public static Axis Around(string title, IEnumerable<double> values)
    {
        var all = values.Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        var (low, high) = (all.Min(), all.Max());
        var margin = high > low ? 0.04 * (high - low) : Math.Max(Math.Abs(high) * 0.05, 1e-9);
        // Amounts that are never negative begin at zero rather than below it.
        return new Axis(title, low >= 0 && low - margin < 0 ? 0 : low - margin, high + margin);
    }

    /// <summary>As <see cref="Around"/>; of values above zero that differ more than a hundredfold, the logarithm.</summary>
    public static Axis AroundRatios(IEnumerable<double> values)
    {
        var all = values.Where(double.IsFinite).ToList();
        var (low, high) = (all.DefaultIfEmpty(0).Min(), all.DefaultIfEmpty(0).Max());
        return low > 0 && high / low > 100 ? new Axis("logarithmic", low / 1.3, high * 1.3) { Logarithmic = true } : Around("", all);
    }

    /// <summary>How far along a value is, from 0 to 1.</summary>
    public double Share(double value)
    {
        var share = Logarithmic
            ? (Powers.Exponent(value) - Powers.Exponent(Low)) / (Powers.Exponent(High) - Powers.Exponent(Low))
            : (value - Low) / (High - Low);
        return Math.Clamp(share, 0, 1);
    }
}
