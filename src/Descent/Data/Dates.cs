using System.Globalization;

namespace Descent.Data;

/// <summary>Reads dates of known formats, and finds out the format of a column.</summary>
internal static class Dates
{
    /// <summary>The format of digits alone.</summary>
    public const string Compact = "yyyyMMdd";

    private const int LongestFormat = 60;

    /// <summary>Formats that are tried, in this order. Of two that a cell can often be read in, the first is the more usual one.</summary>
    private static readonly string[] s_formats =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "d.M.yyyy", "M/d/yyyy", "d/M/yyyy", "d-M-yyyy", "M-d-yyyy",
        "d MMM yyyy", "d-MMM-yyyy", "MMM d, yyyy", "MMM d yyyy", "d MMMM yyyy", "MMMM d, yyyy", "yyyy-M",
    ];

    private static readonly string[] s_times = ["", " H:mm", "'T'H:mm", " H:mm:ss.FFFFFFFK", "'T'H:mm:ss.FFFFFFFK", " h:mm tt", " h:mm:ss tt"];

    private static readonly Dictionary<string, string> s_opposites = new() { ["M/d/yyyy"] = "d/M/yyyy", ["d/M/yyyy"] = "M/d/yyyy", ["d-M-yyyy"] = "M-d-yyyy", ["M-d-yyyy"] = "d-M-yyyy" };

    /// <summary>Whether a text is a format of dates: it has a year, and what is written in it can be read.</summary>
    public static bool IsFormat(string format) => format.Length <= LongestFormat && format.Contains("yy", StringComparison.Ordinal)
        && TryParse(Write(format), format, out _);

    /// <summary>Reads a date as it is written; of a time with an offset from UTC the time of the place. A format without an hour takes a time of day behind it.</summary>
    public static bool TryParse(string cell, string format, out DateTime time)
    {
        var isDate = TryParseMoment(cell, format, out var moment);
        time = moment.DateTime;
        return isDate;
    }

    /// <summary>Reads a moment; without an offset it is one of UTC. A format without an hour takes a time of day behind it.</summary>
    public static bool TryParseMoment(string cell, string format, out DateTimeOffset moment)
    {
        foreach (var part in Times(format))
            if (DateTimeOffset.TryParseExact(cell, format + part, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment)) return true;
        moment = default;
        return false;
    }

    /// <summary>The formats in which a date of a format is read, with and without a time of day.</summary>
    public static string[] Formats(string format) => [.. Times(format).ToArray().Select(time => format + time)];

    /// <summary>The format that all cells have, and one with day and month exchanged that fits as well; nulls where there is none.</summary>
    public static (string? Format, string? Other) FormatOf(IReadOnlyList<string> cells)
    {
        foreach (var format in s_formats)
            if (cells.All(cell => TryParse(cell, format, out _)))
                return (format, s_opposites.GetValueOrDefault(format) is { } other && cells.All(cell => TryParse(cell, other, out _)) ? other : null);
        return (null, null);
    }

    /// <summary>The format that most cells have, if more than half do; null where there is none.</summary>
    public static string? FormatOfMost(IReadOnlyList<string> cells) =>
        s_formats.FirstOrDefault(format => TryParse(cells[0], format, out _) && cells.Count(cell => TryParse(cell, format, out _)) * 2 > cells.Count);

    /// <summary>A cell that shows which of day and month comes first; null where the format needs no proof.</summary>
    public static string? Proof(IReadOnlyList<string> cells, string format) =>
        s_opposites.GetValueOrDefault(format) is { } other ? cells.FirstOrDefault(cell => !TryParse(cell, other, out _)) : null;

    /// <summary>A date in the international form, with the time where there is one.</summary>
    public static string Show(DateTime time) => time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static ReadOnlySpan<string> Times(string format) => format.AsSpan().IndexOfAny('H', 'h') >= 0 ? s_times.AsSpan(0, 1) : s_times;

    private static string Write(string format)
    {
        try
        {
            return new DateTimeOffset(2024, 1, 31, 0, 0, 0, TimeSpan.Zero).ToString(format, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            return "";
        }
    }
}
