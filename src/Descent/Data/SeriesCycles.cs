using System.Globalization;
using Descent.Graph;
using Descent.Numerics;

namespace Descent.Data;

/// <summary>The columns that a cycle of a calendar becomes.</summary>
internal static class SeriesCycles
{
    private const int Harmonics = 2;

    private static readonly string[] s_weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>The columns of a cycle at some times, and what they are.</summary>
    public static IEnumerable<(ColumnSchema Column, string[] Cells)> Columns(SeriesCycle cycle, string time, DateTime[] times) => cycle switch
    {
        SeriesCycle.Year => Year(time, times),
        SeriesCycle.Month => [Names($"{time} month", "the month", Counted(1, 12), times, at => Number(at.Month))],
        SeriesCycle.Weekday => [Names($"{time} weekday", "the day of the week", [.. s_weekdays], times, at => s_weekdays[((int)at.DayOfWeek + 6) % 7])],
        _ => [Names($"{time} hour", "the hour", Counted(0, 23), times, at => Number(at.Hour))],
    };

    private static IEnumerable<(ColumnSchema, string[])> Year(string time, DateTime[] times)
    {
        for (var harmonic = 1; harmonic <= Harmonics; harmonic++)
        {
            var turns = 2 * Math.PI * harmonic;
            var of = harmonic == 1 ? "the year" : "half a year";
            yield return (new($"{time} {of} sin", ColumnRole.Number, Evidence: $"sine of the place of the latest row in {of}"), Cells(times, at => PortableMath.Sin(turns * Passed(at))));
            yield return (new($"{time} {of} cos", ColumnRole.Number, Evidence: $"cosine of the place of the latest row in {of}"), Cells(times, at => PortableMath.Cos(turns * Passed(at))));
        }
    }

    /// <summary>The share of the year that has passed.</summary>
    private static double Passed(DateTime at) => (at.DayOfYear - 1 + at.TimeOfDay.TotalDays) / (DateTime.IsLeapYear(at.Year) ? 366 : 365);

    private static (ColumnSchema, string[]) Names(string name, string what, ValueList<string> values, DateTime[] times, Func<DateTime, string> value) =>
        (new(name, ColumnRole.Category, values, Evidence: $"{what} of the latest row"), [.. times.Select(value)]);

    private static string[] Cells(DateTime[] times, Func<DateTime, double> value) => [.. times.Select(at => Numbers.Format(value(at)))];

    private static ValueList<string> Counted(int first, int last) => [.. Enumerable.Range(first, last - first + 1).Select(Number)];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
