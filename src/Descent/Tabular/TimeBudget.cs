using System.Diagnostics;

namespace Descent.Tabular;

/// <summary>The time for all trainings of a run.</summary>
internal sealed class TimeBudget
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly TimeSpan? _limit, _whole;

    /// <param name="limit">Null: no limit.</param>
    public TimeBudget(TimeSpan? limit) => (_limit, _whole) = (limit, limit);

    private TimeBudget(Deadline? part) => (_limit, _whole) = (part?.Part, part?.Whole);

    /// <summary>Whether all of it is used up.</summary>
    public bool IsOver => _limit is { } time && Stopwatch.GetElapsedTime(_start) >= time;

    /// <summary>The condition that ends a training after its share of what is left; null where there is no limit.</summary>
    /// <param name="share">Of the time that is left, above 0 and at most 1.</param>
    public Deadline? Part(double share) => _limit is { } time ? new(_whole!.Value, Longest((time - Stopwatch.GetElapsedTime(_start)) * share)) : null;

    /// <summary>A share of what is left, for several trainings.</summary>
    public TimeBudget Slot(double share) => new(Part(share));

    // A training that gets no time makes one step, so that there is a network.
    private static TimeSpan Longest(TimeSpan part) => part > TimeSpan.Zero ? part : TimeSpan.FromTicks(1);
}
