using Descent.Graph;

namespace Descent.Data;

/// <summary>How far apart in time a series' rows are, which says what seasons it may have.</summary>
/// <param name="Step">The usual distance of a row from the one before: <c>day</c>, <c>month</c>, <c>15 minutes</c>; <c>row</c> where no dates are known.</param>
/// <param name="Seasons">The numbers of rows after which such a series may repeat itself, as far as there are rows of two of each: 7 and 365 for days, 12 for months. May be empty.</param>
/// <param name="Cycles">What of a calendar may matter.</param>
/// <param name="Irregular">How many rows are not one step after the one before.</param>
/// <param name="FirstIrregular">The first such row; null where there is none.</param>
public sealed record SeriesSpacing(string Step, ValueList<int> Seasons, ValueList<SeriesCycle> Cycles, int Irregular = 0, int? FirstIrregular = null)
{
    /// <summary>Of a series whose times are not known.</summary>
    public static SeriesSpacing Unknown { get; } = new("row", [], []);

    private static readonly int[] s_workdays = [5, 261];

    private static readonly (string Name, double Least, double Most, int[] Seasons, SeriesCycle[] Cycles)[] s_steps =
    [
        ("minute", Minutes(1), Minutes(1), [60, 1440], [SeriesCycle.Hour, SeriesCycle.Weekday]),
        ("hour", Hours(1), Hours(1), [24, 168], [SeriesCycle.Hour, SeriesCycle.Weekday, SeriesCycle.Year]),
        ("day", 1, 1, [7, 365], [SeriesCycle.Weekday, SeriesCycle.Year]),
        ("week", 7, 7, [52], [SeriesCycle.Year]),
        ("month", 28, 31, [12], [SeriesCycle.Month]),
        ("quarter", 90, 92, [4], [SeriesCycle.Month]),
        ("year", 365, 366, [], []),
    ];

    /// <summary>Of a series.</summary>
    /// <param name="series">The rows with the column of their times.</param>
    public static SeriesSpacing Of(TimeSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Times is not { Count: > 2 } times) return Unknown;
        if (!times.AreDates) return Measured([.. Enumerable.Range(1, times.Count - 1).Select(row => times.NumberOf(row) - times.NumberOf(row - 1))], Unknown);
        var workdays = Enumerable.Range(0, times.Count).All(row => times.DateOf(row).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        double[] distances = [.. Enumerable.Range(1, times.Count - 1).Select(row => Distance(times, row, workdays))];
        var usual = Usual(distances);
        foreach (var (name, least, most, seasons, cycles) in s_steps)
            if (usual >= least && usual <= most) return Measured(distances, Fitting(name, workdays && name == "day" ? s_workdays : seasons, cycles, times), most - least);
        return Measured(distances, Other(usual, times));
    }

    private static SeriesSpacing Fitting(string name, int[] seasons, SeriesCycle[] cycles, TimeOrder times) =>
        new(name, [.. seasons.Where(season => times.Count >= 2 * season)], [.. cycles.Where(cycle => Spans(cycle, times))]);

    /// <summary>Parts of an hour or of a day have the day as their season, where it is a whole number of rows.</summary>
    private static SeriesSpacing Other(double days, TimeOrder times)
    {
        var text = days < Hours(1) ? $"{Math.Round(days * 1440, 3)} minutes" : days < 1 ? $"{Math.Round(days * 24, 3)} hours" : $"{Math.Round(days, 3)} days";
        var rows = (int)Math.Round(1 / days);
        var isWhole = days < 1 && Math.Abs(rows * days - 1) < 1e-6;
        return new(text, isWhole ? [.. new[] { rows, 7 * rows }.Where(season => times.Count >= 2 * season)] : [], [.. new[] { SeriesCycle.Hour, SeriesCycle.Weekday, SeriesCycle.Year }.Where(cycle => Spans(cycle, times) && (days < 1 || cycle != SeriesCycle.Hour))]);
    }

    /// <summary>A cycle can be learnt where it has come round twice.</summary>
    private static bool Spans(SeriesCycle cycle, TimeOrder times)
    {
        var days = (times.DateOf(times.Count - 1) - times.DateOf(0)).TotalDays;
        return days >= cycle switch { SeriesCycle.Hour => 2, SeriesCycle.Weekday => 14, _ => 700 };
    }

    private static SeriesSpacing Measured(double[] distances, SeriesSpacing spacing, double tolerance = 0)
    {
        var usual = Usual(distances);
        int[] irregular = [.. Enumerable.Range(1, distances.Length).Where(row => Math.Abs(distances[row - 1] - usual) > Math.Max(tolerance, 1e-9 * Math.Abs(usual)))];
        return spacing with { Irregular = irregular.Length, FirstIrregular = irregular is [var first, ..] ? first : null };
    }

    /// <summary>The distance that is most frequent; of equally frequent ones the shortest.</summary>
    private static double Usual(double[] distances) => distances.GroupBy(distance => distance).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;

    /// <summary>The days between a row and the one before; of workdays a weekend is none.</summary>
    private static double Distance(TimeOrder times, int row, bool workdays)
    {
        var (before, now) = (times.DateOf(row - 1), times.DateOf(row));
        var days = (now - before).TotalDays;
        return workdays && days < 4 && now.DayOfWeek < before.DayOfWeek ? days - 2 : days;
    }

    private static double Minutes(int count) => TimeSpan.FromMinutes(count).TotalDays;

    private static double Hours(int count) => TimeSpan.FromHours(count).TotalDays;
}
