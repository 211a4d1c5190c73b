using System.Globalization;

namespace Descent.Data;

/// <summary>The times of a series' rows, checked to ascend: numbers, or dates and times that begin with the year (ISO 8601) or have a given format, in UTC where they have no offset.</summary>
internal sealed class TimeOrder
{
    private readonly TableColumn _cells;
    private readonly (double Number, long Ticks)[] _times;
    private readonly bool _isNumber;
    private readonly string? _format;

    /// <summary>Reads the times.</summary>
    /// <exception cref="DataException">A time is missing or unreadable; the message names the place.</exception>
    public TimeOrder(Table table, string column, string? format)
    {
        (_cells, _format) = (new(table, table.Column(column)), format);
        _times = new (double, long)[table.RowCount];
        _isNumber = format is null && table.RowCount > 0 && _cells[0] is { } first && Numbers.TryParse(first, out _);
        for (var row = 0; row < _times.Length; row++)
        {
            var cell = _cells[row] ?? throw _cells.Error(row, $"the time is missing here: {Needed}.");
            if (!TryParse(cell, out _times[row])) throw _cells.Error(row, $"the time '{Text.Short(cell)}' cannot be read: {(_isNumber ? "a number is needed, as in the first row" : Needed)}.");
        }
    }

    private string Needed => _format is null
        ? "a number or a date that begins with the year (2015-01-31, 2015-01-31T12:00) is needed, or the format of another one, such as timeFormat: \"dd.MM.yyyy\""
        : $"a date of the format {_format} is needed";

    /// <summary>Whether the times are dates rather than numbers.</summary>
    public bool AreDates => !_isNumber;

    /// <summary>The number of rows.</summary>
    public int Count => _times.Length;

    /// <summary>The date of a row, in UTC where it has an offset.</summary>
    public DateTime DateOf(int row) => new(_times[row].Ticks, DateTimeKind.Utc);

    /// <summary>The number that a row's time is, where times are no dates.</summary>
    public double NumberOf(int row) => _times[row].Number;

    /// <summary>The rows from the earliest to the latest; those of one time stay in their order.</summary>
    public int[] Order() => [.. Enumerable.Range(0, _times.Length).OrderBy(row => _times[row])];

    /// <summary>Checks that each row is later than the one before.</summary>
    /// <exception cref="DataException">One is not; the message names the place.</exception>
    public void Check()
    {
        for (var row = 1; row < _times.Length; row++)
            if (_times[row].CompareTo(_times[row - 1]) is <= 0 and var order) throw _cells.Error(row,
                $"the time '{_cells[row]}' is not later than '{_cells[row - 1]}' of the row before: {(order < 0 ? "have the rows sorted (--sort; in code: sort: true)" : "a series has one row for each time")}.");
    }

    /// <summary>The first row that is not before a time; the number of rows where all are before it.</summary>
    /// <exception cref="ArgumentException">The text is no time of the column's kind.</exception>
    public int FirstRowFrom(string time, string argument)
    {
        if (!TryParse(time, out var from)) throw new ArgumentException($"The column '{_cells.Name}' has times such as '{_cells[0]}', got '{time}': {Needed}.", argument);
        var place = Array.BinarySearch(_times, from);
        return place >= 0 ? place : ~place;
    }

    /// <summary>Whether all cells of a column are dates that begin with the year.</summary>
    public static bool HoldsDates(Table table, int column)
    {
        for (var row = 0; row < table.RowCount; row++)
            if (table[row, column] is not { } cell || !TryParseDate(cell, out _)) return false;
        return table.RowCount > 0;
    }

    private bool TryParse(string cell, out (double, long) time)
    {
        time = default;
        if (_isNumber)
        {
            var isNumber = Numbers.TryParse(cell, out var number);
            time = (number, 0);
            return isNumber;
        }
        var isDate = _format is null ? TryParseDate(cell, out var date) : Dates.TryParseMoment(cell, _format, out date);
        time = (0, date.UtcTicks);
        return isDate;
    }

    private static bool TryParseDate(string cell, out DateTimeOffset date)
    {
        date = default;
        // 01/02/2015 is the second of January to some and the first of February to others.
        if (cell.Length < 6 || cell.AsSpan(0, 4).ContainsAnyExceptInRange('0', '9') || cell[4] is not ('-' or '/')) return false;
        return DateTimeOffset.TryParse(cell, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date);
    }
}
