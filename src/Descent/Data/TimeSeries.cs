using Descent.Graph;

namespace Descent.Data;

/// <summary>
/// Rows in the order of time, whose target is a number: the past rows of some columns are the inputs from which its next value is predicted.
/// </summary>
/// <remarks>
/// Rows are taken to be evenly spaced. A series is split by time and never shuffled across the split: it trains on the past and is tested on what came after.
/// </remarks>
/// <example>
/// <code>
/// var series = new TimeSeries(Datasets.Load("seattle-weather"), time: "date");
/// var windows = series.Windows(series.SplitAt(validation: "2014-07-01", test: "2015-01-01"), length: 14);
/// model.Fit(windows.Train.X, windows.Train.Y);
/// </code>
/// </example>
public sealed class TimeSeries
{
    /// <summary>The most rows of a window or a horizon that are believed of a file.</summary>
    internal const int LongestWindow = 100_000;

    private readonly TimeOrder? _times;

    /// <summary>A series of a table's rows, the earliest first.</summary>
    /// <param name="data">The rows; the schema's target is the number to predict.</param>
    /// <param name="inputs">The columns whose past rows are inputs; the target may be among them. Null: the target and all numbers and categories but <paramref name="time"/>.</param>
    /// <param name="time">The column of the times, numbers or dates that begin with the year, for a check of the order and for <see cref="SplitAt"/>; null trusts the order of the rows.</param>
    /// <param name="timeFormat">How the times are written, as for <see cref="DateTime.ParseExact(string, string, IFormatProvider)"/> in the invariant culture: <c>dd.MM.yyyy</c>, <c>M/d/yyyy</c>; null for numbers and dates that begin with the year.</param>
    /// <param name="sort">Whether the rows are brought into the order of their times first.</param>
    /// <exception cref="ArgumentException"><paramref name="timeFormat"/> or <paramref name="sort"/> is given without <paramref name="time"/>.</exception>
    /// <exception cref="DataException">The target is no number, a column is absent or not usable as an input, or a row is not later than the one before.</exception>
    public TimeSeries(TabularData data, IReadOnlyList<string>? inputs = null, string? time = null, string? timeFormat = null, bool sort = false)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (time is null && (timeFormat is not null || sort)) throw new ArgumentException($"{(sort ? nameof(sort) : nameof(timeFormat))} needs the column of the times: add time: \"COLUMN\".", nameof(time));
        (Time, TimeFormat) = (time, timeFormat);
        _times = time is null ? null : new(data.Table, time, timeFormat);
        if (sort)
        {
            data = data with { Table = data.Table.TakeRows(_times!.Order()) };
            _times = new(data.Table, time!, timeFormat);
        }
        _times?.Check();
        Data = data;
        Target = data.Schema.Task == LearningTask.Regression && data.Schema.Target is { } target ? target.Name : throw new DataException(
            $"{data.Table.Source}: a time series predicts a number, but the target '{data.Schema.Target?.Name}' has the task {data.Schema.Task?.ToString() ?? "none"}: choose a number as the target.");
        Inputs = inputs is null ? [.. data.Table.Columns.Where(column => column != time && IsInput(column))] : [.. inputs.Select(Checked)];
        if (Inputs.Count == 0) throw new DataException($"{data.Table.Source}: a time series needs at least one input column.");
    }

    /// <summary>The times of the rows; null where no column of times was named.</summary>
    internal TimeOrder? Times => _times;

    /// <summary>The rows, the earliest first.</summary>
    public TabularData Data { get; }

    /// <summary>The column to predict.</summary>
    public string Target { get; }

    /// <summary>The columns whose past rows are inputs.</summary>
    public ValueList<string> Inputs { get; }

    /// <summary>The column of the times; null where the order of the rows is trusted.</summary>
    public string? Time { get; }

    /// <summary>How the times are written; null for numbers and dates that begin with the year.</summary>
    public string? TimeFormat { get; }

    /// <summary>Splits by shares of the rows: the earliest train, the latest test.</summary>
    /// <inheritdoc cref="Split.ByTime"/>
    public Split Split(double validation, double test) => Descent.Data.Split.ByTime(Data.Table.RowCount, validation, test);

    /// <summary>Splits at points of time: rows from <paramref name="test"/> on test, those from <paramref name="validation"/> until then validate, those before train.</summary>
    /// <param name="validation">The first time of the validation rows; null for none.</param>
    /// <param name="test">The first time of the test rows.</param>
    /// <exception cref="InvalidOperationException">The series was made without a time column.</exception>
    /// <exception cref="ArgumentException">A time cannot be read, or <paramref name="validation"/> is after <paramref name="test"/>.</exception>
    /// <exception cref="DataException">A part would have no rows.</exception>
    public Split SplitAt(string? validation, string test)
    {
        ArgumentNullException.ThrowIfNull(test);
        var times = _times ?? throw new InvalidOperationException("SplitAt needs the times of the rows: make the series with time: \"COLUMN\".");
        var tested = times.FirstRowFrom(test, nameof(test));
        var validated = validation is null ? tested : times.FirstRowFrom(validation, nameof(validation));
        if (validated > tested) throw new ArgumentException($"Validation rows come before test rows, got validation from '{validation}' and test from '{test}'.", nameof(validation));
        if (validated == 0) throw new DataException($"{Data.Table.Source}: no row is before '{validation ?? test}', so that none is left to train.");
        if (tested == Data.Table.RowCount) throw new DataException($"{Data.Table.Source}: no row is at or after '{test}', so that none is left to test.");
        if (validation is not null && validated == tested) throw new DataException($"{Data.Table.Source}: no row is from '{validation}' to before '{test}', so that none is left to validate.");
        return Descent.Data.Split.At(validated, tested, Data.Table.RowCount);
    }

    /// <summary>Cuts the series into windows: <paramref name="length"/> past rows, and the target's value <paramref name="horizon"/> rows after the last of them.</summary>
    /// <remarks>
    /// A window belongs to the part in which its target is, and no target is in two parts. The past rows of a validation or test window may lie in the part before, as they are known when it is
    /// predicted: so each validation and test row is predicted once. Standardisation and vocabularies are fitted on the training rows alone. (As Keras's
    /// timeseries_dataset_from_array, whose targets however are given by the caller.)
    /// </remarks>
    /// <param name="split">The parts, from <see cref="Split"/> or <see cref="SplitAt"/>: consecutive rows, training before validation before test.</param>
    /// <param name="length">The number of past rows, at least 1.</param>
    /// <param name="horizon">How many rows ahead is predicted, at least 1: the next row.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> or <paramref name="horizon"/> is below 1.</exception>
    /// <exception cref="DataException">The parts are not in the order of time, there are fewer training rows than a window needs, or a cell cannot be encoded.</exception>
    public SeriesWindows Windows(Split split, int length, int horizon = 1)
    {
        ArgumentNullException.ThrowIfNull(split);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        return WindowCut.Cut(this, split, length, horizon);
    }

    /// <summary>The first column that holds dates, and how they are written (null: beginning with the year): one with the role of dates, or else one whose cells all are dates; nulls where there is none.</summary>
    public static (string? Column, string? Format) FindTime(TabularData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Schema.Columns.FirstOrDefault(column => column.Role == ColumnRole.Date) is { } known) return (known.Name, known.Format);
        return (data.Table.Columns.FirstOrDefault(column => TimeOrder.HoldsDates(data.Table, data.Table.Column(column))), null);
    }

    /// <summary>Whether a column of a role can be an input.</summary>
    internal static bool IsInput(ColumnRole role) => role is ColumnRole.Number or ColumnRole.Category or ColumnRole.Boolean;

    /// <summary>The numbers of a column that has one in every row.</summary>
    /// <exception cref="DataException">A cell is missing or no number; the message names the place.</exception>
    internal static double[] Numbers(Table table, string column)
    {
        var cells = new TableColumn(table, table.Column(column));
        var numbers = new double[table.RowCount];
        for (var row = 0; row < numbers.Length; row++)
            numbers[row] = cells.Number(row, cells[row] ?? throw cells.Error(row, $"the series '{column}' has no value here: fill it in, as the rows around it need it too."));
        return numbers;
    }

    private bool IsInput(string column) => Data.Schema.Find(column)?.Role is { } role && (role == ColumnRole.Target || IsInput(role));

    private string Checked(string column)
    {
        var name = Data.Table.Columns[Data.Table.Column(column)];
        return IsInput(name) ? name : throw new DataException(
            $"{Data.Table.Source}: the column '{name}' cannot be an input, its role is {Data.Schema.Find(name)?.Role.ToString() ?? "unknown"}: declare it a number or a category in the schema.");
    }
}
