using System.Globalization;

namespace Descent.Cli.Output.Live;

/// <summary>How far a training is, in words: <c>epoch  12/300  1,240 steps/s  at most 0:32 left  loss 0.3512  val_loss 0.3820</c>.</summary>
/// <param name="Counter">The epoch, and how far it is where epochs are slow.</param>
/// <param name="Rate">How fast it is; empty where that is not known.</param>
/// <param name="Left">The time left; empty where that is not known.</param>
/// <param name="Values">The last losses and metrics.</param>
internal sealed record ProgressLine(string Counter, string Rate, string Left, IReadOnlyList<string> Values)
{
    private const string Gap = "  ";

    /// <summary>One line where all fits, else two: how far, and how good.</summary>
    public IReadOnlyList<string> Lines(int width)
    {
        string[] how = [.. new[] { Counter, Rate, Left }.Where(part => part.Length > 0)];
        return Join([.. how, .. Values]) is { } all && all.Length <= width ? [all] : [Without(how, width), Without(Values, width)];
    }

    /// <summary>One line without what would not fit: metrics go first, the last one first, then the rate, the time and the counter. The losses stay.</summary>
    public string Line(int width) => Without([Counter, Rate, Left, .. Values], width);

    /// <summary><c>3.2 steps/s</c>, <c>1,240 steps/s</c>; empty for NaN.</summary>
    public static string RateOf(double stepsPerSecond) => double.IsNaN(stepsPerSecond) ? "" : stepsPerSecond.ToString(stepsPerSecond < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture) + " steps/s";

    /// <summary><c>0:32 left</c>, <c>at most 1:02:03 left</c>; empty for null.</summary>
    /// <param name="time">For all epochs.</param>
    /// <param name="canStopEarly">Whether training may end before the last epoch, which no one knows.</param>
    public static string LeftOf(TimeSpan? time, bool canStopEarly) => time is not { } left ? ""
        : $"{(canStopEarly ? "at most " : "")}{(left.TotalHours >= 1 ? $"{(int)left.TotalHours}:{left:mm\\:ss}" : left.ToString(@"m\:ss", CultureInfo.InvariantCulture))} left";

    private string Without(IReadOnlyList<string> given, int width)
    {
        List<string> parts = [.. given.Where(part => part.Length > 0)];
        while (Join(parts).Length > width && parts.FindLastIndex(part => Values.Contains(part) && !IsLoss(part)) is >= 0 and var place) parts.RemoveAt(place);
        foreach (var part in new[] { Rate, Left, Counter }.Where(_ => Join(parts).Length > width)) parts.Remove(part);
        return Join(parts);
    }

    private static bool IsLoss(string part) => part.StartsWith("loss ", StringComparison.Ordinal) || part.StartsWith("val_loss ", StringComparison.Ordinal);

    private static string Join(IReadOnlyList<string> parts) => string.Join(Gap, parts);
}
