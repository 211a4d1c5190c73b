using System.Diagnostics;

namespace Descent.Backends.Cpu;

/// <summary>
/// What it costs to hand work to a team's workers, and so from what work on that pays. It differs by a factor of ten with the caches that the cores share,
/// on virtual machines from minute to minute, and so it is measured: when it is first asked for, and now and again.
/// </summary>
internal sealed unsafe class HandOver
{
    private const int Samples = 15, CacheLine = 64, LinesHandedOver = 8;

    /// <summary>Nanoseconds of work between two measurements, at least and at most; and how much longer it is than they take.</summary>
    private const double LeastInterval = 2e7, LongestInterval = 1e8, IntervalToMeasurement = 1000;

    /// <summary>Nanoseconds of work after which a measurement that found no worker is tried again: all work goes without them until then.</summary>
    private const double RetryInterval = 2e6;

    /// <summary>A body's operands travel between the cores, too, and its parts do not end at the same time: what is won must be some times the cost.</summary>
    private const double Margin = 4;

    private static readonly double Nanosecond = 1e9 / Stopwatch.Frequency;

    private readonly ThreadTeam _team;
    private readonly bool _isMeasured;
    private double _leastWork = double.PositiveInfinity;
    private double _workToMeasurement;

    /// <param name="team">Whose workers.</param>
    /// <param name="nanoseconds">What it costs; null: it is measured.</param>
    public HandOver(ThreadTeam team, double? nanoseconds)
    {
        (_team, _isMeasured) = (team, nanoseconds is null);
        if (nanoseconds is { } known) Take(known);
    }

    /// <summary>What it costs, in nanoseconds; NaN before it is measured.</summary>
    public double Nanoseconds { get; private set; } = double.NaN;

    /// <summary>Whether the team does in less time what takes one thread <paramref name="work"/> nanoseconds.</summary>
    public bool IsWorth(double work)
    {
        if (_isMeasured && (_workToMeasurement -= work) < 0) Measure();
        return work > _leastWork;
    }

    private void Take(double nanoseconds)
    {
        Nanoseconds = nanoseconds;
        _leastWork = Margin * nanoseconds * _team.Threads / (_team.Threads - 1);
    }

    /// <summary>The median of some runs of next to nothing, the first of which has woken the workers; for at most about a millisecond.</summary>
    private void Measure()
    {
        var lines = stackalloc byte[CacheLine * LinesHandedOver * (_team.Threads + 1)];
        var probe = new Probe { Lines = lines };
        var times = stackalloc long[Samples];
        var begun = Stopwatch.GetTimestamp();
        _team.Run(&Touch, &probe);
        var awake = Stopwatch.GetTimestamp();
        var (count, now) = (0, awake);
        while (count < Samples && now - awake < Stopwatch.Frequency / 1000)
        {
            var start = now;
            _team.Run(&Touch, &probe);
            now = Stopwatch.GetTimestamp();
            times[count++] = now - start;
        }
        // Without workers they did not get a core, or were another caller's.
        _workToMeasurement = probe.Threads == 1 ? RetryInterval : Math.Clamp(IntervalToMeasurement * Nanosecond * (now - begun), LeastInterval, LongestInterval);
        if (probe.Threads == 1) return;
        var sorted = new Span<long>(times, count);
        sorted.Sort();
        Take(sorted[count / 2] * Nanosecond);
    }

    /// <summary>The caller's part writes what the workers read, and they write what the caller's next part reads.</summary>
    private static void Touch(void* state, int thread, int threads)
    {
        var probe = (Probe*)state;
        if (thread == 0) probe->Threads = threads;
        var to = probe->Lines + (thread * LinesHandedOver * CacheLine);
        var from = thread == 0 ? probe->Lines + (LinesHandedOver * CacheLine) : probe->Lines;
        for (var line = 0; line < LinesHandedOver; line++) to[line * CacheLine] = (byte)(from[line * CacheLine] + 1);
    }

    private struct Probe
    {
        public byte* Lines;
        public int Threads;
    }
}
