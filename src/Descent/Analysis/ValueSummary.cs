using System.Numerics;
using Descent.Graph;

namespace Descent.Analysis;

/// <summary>How many numbers are distributed: the finite ones; NaN and infinities are counted apart.</summary>
public sealed record ValueSummary
{
    /// <summary>How many numbers there are.</summary>
    public required long Count { get; init; }

    /// <summary>How many of them are NaN or infinite; they are in none of the other figures.</summary>
    public required long NonFinite { get; init; }

    /// <summary>The mean.</summary>
    public required double Mean { get; init; }

    /// <summary>The standard deviation, √(Σ (x − mean)² / n).</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>The Euclidean norm, √(Σ x²).</summary>
    public required double Norm { get; init; }

    /// <summary>The least number.</summary>
    public required double Minimum { get; init; }

    /// <summary>The greatest number.</summary>
    public required double Maximum { get; init; }

    /// <summary>How many numbers fall into each of some bins of equal width from <see cref="Minimum"/> to <see cref="Maximum"/>, which is in the last; all into the first where both are equal.</summary>
    public required ValueList<long> Histogram { get; init; }

    /// <summary>Summarizes numbers. Sums are in double and in order.</summary>
    internal static ValueSummary Of<T>(ReadOnlySpan<T> values, int bins) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (finite, sum, squares, minimum, maximum) = (0L, 0.0, 0.0, double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (!T.IsFinite(value)) continue;
            var x = double.CreateTruncating(value);
            finite++;
            sum += x;
            squares += x * x;
            minimum = Math.Min(minimum, x);
            maximum = Math.Max(maximum, x);
        }
        if (finite == 0) (minimum, maximum) = (double.NaN, double.NaN);
        var mean = sum / finite;
        var counts = new long[bins];
        return new()
        {
            Count = values.Length,
            NonFinite = values.Length - finite,
            Mean = mean,
            StandardDeviation = Math.Sqrt(Deviations(values, mean, minimum, maximum, counts) / finite),
            Norm = Math.Sqrt(squares),
            Minimum = minimum,
            Maximum = maximum,
            Histogram = [.. counts],
        };
    }

    /// <summary>Σ (x − mean)², while the bins are filled.</summary>
    private static double Deviations<T>(ReadOnlySpan<T> values, double mean, double minimum, double maximum, long[] counts) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var sum = 0.0;
        var scale = maximum > minimum ? counts.Length / (maximum - minimum) : 0;
        foreach (var value in values)
        {
            if (!T.IsFinite(value)) continue;
            var x = double.CreateTruncating(value);
            sum += (x - mean) * (x - mean);
            counts[Math.Min((int)((x - minimum) * scale), counts.Length - 1)]++;
        }
        return sum;
    }
}
