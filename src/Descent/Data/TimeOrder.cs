using System.Globalization;

namespace Descent.Data;

/// <summary>The times of a series' rows, checked to ascend: numbers, or dates and times that begin with the year (ISO 8601), in UTC where they have no offset.</summary>
internal sealed class TimeOrder
{
    private const string Needed = "a number or a date that begins with the year (2015-01-31, 2015-01-31T12:00) is needed";
    private readonly TableColumn _cells;
    private readonly (double Number, long Ticks)[] _times;
    private readonly bool _isNumber;

    /// <summary>Reads the times.</summary>
    /// <exception cref="DataException">A time is missing or unreadable, or not later than that of the row before; the message names the place.</exception>
    public TimeOrder(Table table, string column)
    {
        _cells = new(table, table.Column(column));
        _times = new (double, long)[table.RowCount];
        _isNumber = table.RowCount > 0 && _cells[0] is { } first && Numbers.TryParse(first, out _);
        for (var row = 0; row < _times.Length; row++)
        {
            var cell = _cells[row] ?? throw _cells.Error(row, $"the time is missing here: {Needed}.");
            if (!TryParse(cell, out _times[row])) throw _cells.Error(row, $"the time '{cell}' cannot be read: {(_isNumber ? "a number is needed, as in the first row" : Needed)}.");
            if (row > 0 && _times[row].CompareTo(_times[row - 1]) <= 0)
                throw _cells.Error(row, $"the time '{cell}' is not later than '{_cells[row - 1]}' of the row before: sort the rows by '{column}', one row for each time.");
        }
    }

    /// <summary>The first row that is not before a time; the number of rows where all are before it.</summary>
    /// <exception cref="ArgumentException">The text is no time of the column's kind.</exception>
    public int FirstRowFrom(string time, string argument)
    {
        if (!TryParse(time, out var from)) throw new ArgumentException($"The column '{_cells.Name}' has times such as '{_cells[0]}', got '{time}': {Needed}.", argument);
        var place = Array.BinarySearch(_times, from);
        return place >= 0 ? place : ~place;
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
        // 01/02/2015 is the second of January to some and the first of February to others.
        if (cell.Length < 6 || cell.AsSpan(0, 4).ContainsAnyExceptInRange('0', '9') || cell[4] is not ('-' or '/')) return false;
        var isDate = DateTimeOffset.TryParse(cell, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date);
        time = (0, date.UtcTicks);
        return isDate;
    }
}
