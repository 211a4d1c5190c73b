using System.Diagnostics;

namespace Descent.Tabular;

/// <summary>The time for all trainings of a run.</summary>
/// <param name="limit">Null: no limit.</param>
internal sealed class TimeBudget(TimeSpan? limit)
{
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>The condition that ends a training after its share of what is left; null where there is no limit.</summary>
    /// <param name="share">Of the time that is left, above 0 and at most 1.</param>
    public Deadline? Part(double share) => limit is { } whole ? new(whole, Longest((whole - Stopwatch.GetElapsedTime(_start)) * share)) : null;

    // A training that gets no time makes one step, so that there is a network.
    private static TimeSpan Longest(TimeSpan part) => part > TimeSpan.Zero ? part : TimeSpan.FromTicks(1);
}
