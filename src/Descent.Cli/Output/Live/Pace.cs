namespace Descent.Cli.Output.Live;

/// <summary>How fast a training is: the steps of the last seconds, and not those before, for machines are not always as fast.</summary>
internal sealed class Pace
{
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(10), s_least = TimeSpan.FromSeconds(0.3);

    private readonly Queue<(TimeSpan Time, long Steps)> _points = [];
    private (TimeSpan Time, long Steps) _last;

    /// <summary>Notes how many steps were made at a time.</summary>
    public void Add(TimeSpan time, long steps)
    {
        _last = (time, steps);
        _points.Enqueue(_last);
        while (_points.Count > 2 && time - _points.Peek().Time > s_window) _points.Dequeue();
    }

    /// <summary>Steps a second; NaN as long as that cannot be told.</summary>
    public double StepsPerSecond => _points.TryPeek(out var first) && _last.Time - first.Time >= s_least && _last.Steps > first.Steps
        ? (_last.Steps - first.Steps) / (_last.Time - first.Time).TotalSeconds : double.NaN;

    /// <summary>The time that so many steps take, or null as long as that cannot be told.</summary>
    public TimeSpan? For(double steps) => StepsPerSecond is var rate && !double.IsNaN(rate) && steps / rate < TimeSpan.FromDays(999).TotalSeconds ? TimeSpan.FromSeconds(steps / rate) : null;
}
