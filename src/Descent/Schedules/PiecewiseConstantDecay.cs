using Descent.Graph;

namespace Descent.Schedules;

/// <summary>A rate that changes at given steps: <c>values[i]</c> up to and including step <c>boundaries[i]</c>, the last value after all of them.</summary>
/// <param name="Boundaries">The last step of each piece but the last, rising.</param>
/// <param name="Values">The rates, one more than boundaries.</param>
/// <exception cref="ArgumentException">The boundaries do not rise, or the counts do not fit.</exception>
public sealed record PiecewiseConstantDecay(ValueList<long> Boundaries, ValueList<double> Values) : Schedule
{
    /// <summary>The rates, one more than boundaries.</summary>
    public ValueList<double> Values { get; init; } = Checked(Boundaries, Values);

    /// <inheritdoc/>
    protected override double Rate(long step)
    {
        var piece = 0;
        while (piece < Boundaries.Count && step > Boundaries[piece]) piece++;
        return Values[piece];
    }

    private static ValueList<double> Checked(ValueList<long> boundaries, ValueList<double> values)
    {
        ArgumentNullException.ThrowIfNull(boundaries);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count != boundaries.Count + 1)
            throw new ArgumentException($"PiecewiseConstantDecay needs one value more than boundaries, got the boundaries {boundaries} and the values {values}.", nameof(values));
        for (var i = 1; i < boundaries.Count; i++)
            if (boundaries[i] <= boundaries[i - 1])
                throw new ArgumentException($"The boundaries of PiecewiseConstantDecay need to rise, got {boundaries}.", nameof(boundaries));
        foreach (var rate in values) Require.NotNegative(rate, nameof(values));
        return values;
    }
}
