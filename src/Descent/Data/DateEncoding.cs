using Descent.Graph;
using Descent.Numerics;

namespace Descent.Data;

/// <summary>
/// A point of time, standardised: (days - mean) / standard deviation, with days since 0001-01-01, and its places in the year, the week and the day as points of a circle, so that
/// December is beside January: sine and cosine of 2π times the share of the year, week or day that has passed. A missing value is 0 in all of them.
/// </summary>
/// <param name="Name">The column's name.</param>
/// <param name="Format">How dates are written; see <see cref="ColumnSchema"/>.</param>
/// <param name="Mean">The mean of the training rows' dates, in days since 0001-01-01.</param>
/// <param name="StandardDeviation">Their standard deviation in days (divided by n).</param>
/// <param name="DayOfYear">Whether the place in the year is an input: (day of the year - 1) / days of the year. So it is where training dates differ in it.</param>
/// <param name="Weekday">Whether the place in the week is: Monday 0, Sunday 6/7.</param>
/// <param name="TimeOfDay">Whether the place in the day is: midnight 0, noon 1/2.</param>
/// <param name="Missing">As of a <see cref="NumberEncoding"/>.</param>
public sealed record DateEncoding(string Name, string Format, double Mean, double StandardDeviation, bool DayOfYear, bool Weekday, bool TimeOfDay, MissingPolicy Missing = MissingPolicy.Auto) : InputEncoding(Name)
{
    private const double Circle = 2 * Math.PI;

    /// <inheritdoc/>
    public override ValueList<string> FeatureNames =>
    [
        Name,
        .. DayOfYear ? new[] { $"{Name} day of year sin", $"{Name} day of year cos" } : [],
        .. Weekday ? new[] { $"{Name} weekday sin", $"{Name} weekday cos" } : [],
        .. TimeOfDay ? new[] { $"{Name} time of day sin", $"{Name} time of day cos" } : [],
        .. Missing == MissingPolicy.OwnInput ? new[] { $"{Name} is missing" } : [],
    ];

    /// <summary>Computes the constants from the training rows.</summary>
    /// <exception cref="DataException">A cell is no date of the format, or no format is known.</exception>
    internal static DateEncoding Fit(TableColumn cells, ReadOnlySpan<int> rows, ColumnSchema column)
    {
        var format = column.Format ?? throw new DataException($"{cells.Table.Source}: the schema does not say how the dates of the column '{cells.Name}' are written: complete it with Schema.Infer.");
        var (days, years, weekdays, times) = (new List<double>(rows.Length), new HashSet<int>(), new HashSet<DayOfWeek>(), new HashSet<TimeSpan>());
        foreach (var row in rows)
        {
            if (cells[row] is not { } cell) continue;
            var time = Parse(cells, row, cell, format);
            days.Add(Days(time));
            years.Add(time.DayOfYear);
            weekdays.Add(time.DayOfWeek);
            times.Add(time.TimeOfDay);
        }
        var (mean, deviation) = Moments.Of(days);
        var policy = column.Missing == MissingPolicy.Auto && days.Count < rows.Length ? MissingPolicy.OwnInput : column.Missing;
        return new(cells.Name, format, mean, deviation, years.Count > 1, weekdays.Count > 1, times.Count > 1, policy);
    }

    internal override void Validate()
    {
        if (Format is null || !Dates.IsFormat(Format)) throw new DataException($"pipeline: the column '{Name}' has dates of the format '{Text.Short(Format)}', which is none.");
        if (!double.IsFinite(Mean) || !double.IsFinite(StandardDeviation) || StandardDeviation < 0)
            throw new DataException($"pipeline: the column '{Name}' has the mean {Mean} and the standard deviation {StandardDeviation} in days: finite numbers are needed, the deviation not negative.");
    }

    internal override void Encode(TableColumn cells, ReadOnlySpan<int> rows, Span<float> output, int stride, DataWarnings? warnings)
    {
        var width = FeatureNames.Count;
        for (var i = 0; i < rows.Length; i++)
        {
            var inputs = output.Slice(i * stride, width);
            if (cells[rows[i]] is { } cell) Write(Parse(cells, rows[i], cell, Format), inputs);
            else if (Missing == MissingPolicy.OwnInput) inputs[^1] = 1;
            else if (Missing == MissingPolicy.Error) throw cells.Error(rows[i], $"the column '{Name}' needs a date, the value is missing.");
            else if (Missing == MissingPolicy.Auto) warnings?.Add(Name, "missing values taken as the training mean", cells.Table, rows[i], "missing");
        }
    }

    private void Write(DateTime time, Span<float> inputs)
    {
        var next = 1;
        inputs[0] = StandardDeviation == 0 ? 0 : (float)Math.Clamp((Days(time) - Mean) / StandardDeviation, float.MinValue, float.MaxValue);
        if (DayOfYear) Turn(inputs, (time.DayOfYear - 1.0) / (DateTime.IsLeapYear(time.Year) ? 366 : 365));
        if (Weekday) Turn(inputs, ((int)time.DayOfWeek + 6) % 7 / 7.0);
        if (TimeOfDay) Turn(inputs, time.TimeOfDay.TotalDays);

        void Turn(Span<float> inputs, double share)
        {
            inputs[next++] = (float)PortableMath.Sin(Circle * share);
            inputs[next++] = (float)PortableMath.Cos(Circle * share);
        }
    }

    private static double Days(DateTime time) => time.Ticks / (double)TimeSpan.TicksPerDay;

    private static DateTime Parse(TableColumn cells, int row, string cell, string format) => Dates.TryParse(cell, format, out var time) ? time
        : throw cells.Error(row, $"the column '{cells.Name}' needs a date of the format {format}, got '{Text.Short(cell)}': correct the cell, leave it empty if the value is missing, or declare the format (--column {cells.Name}=date:FORMAT).");
}
