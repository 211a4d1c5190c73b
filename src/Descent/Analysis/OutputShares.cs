using System.Numerics;

namespace Descent.Analysis;

/// <summary>Which share of an output carries no gradient.</summary>
/// <param name="range">The output's range.</param>
/// <param name="margin">How near to a bound is saturated, as a share of the range.</param>
/// <param name="units">The length of the last axis.</param>
internal sealed class OutputShares(OutputRange range, double margin, int units)
{
    /// <summary>The share of units that are 0 everywhere.</summary>
    public double Dead<T>(ReadOnlySpan<T> values) where T : unmanaged, INumber<T>
    {
        var alive = new bool[units];
        for (var i = 0; i < values.Length; i++)
            if (!T.IsZero(values[i])) alive[i % units] = true;
        return alive.Count(isAlive => !isAlive) / (double)units;
    }

    /// <summary>The share of values near a bound.</summary>
    public double Saturated<T>(ReadOnlySpan<T> values) where T : unmanaged, INumber<T>
    {
        var width = margin * (range.High - range.Low);
        var (low, high, count) = (T.CreateTruncating(range.Low + width), T.CreateTruncating(range.High - width), 0);
        foreach (var value in values)
            if (value < low || value > high) count++;
        return count / (double)values.Length;
    }
}
