using System.Text.Json;
using Descent.Graph;

namespace Descent.Data;

/// <summary>
/// What a model of a time series is given of the latest rows, and what it predicts: by how much the target changes in the next <paramref name="Horizon"/> rows. Stored in the model file, so that
/// a model takes the rows of a series as they are.
/// </summary>
/// <remarks>
/// <see cref="Frame"/> makes a plain table of it, one row for each window, which is preprocessed and learnt from like any other: with n the row of the latest value y(n), its columns are y(n); y(n-1) - y(n), ..
/// for <paramref name="Lags"/> rows; for each of <paramref name="Means"/> the mean of so many latest values, less y(n); the other columns in row n; and the calendar of row n. The target is y(n + horizon) - y(n).
/// Everything but y(n) is relative to it, so that a model knows from the start what persistence knows, and a series may leave the range in which it was trained.
/// </remarks>
/// <param name="Target">The column that is predicted.</param>
/// <param name="Horizon">How many rows ahead, at least 1: the next row.</param>
/// <param name="Lags">How many of the target's latest values are inputs by themselves, at least 1.</param>
/// <param name="Means">The numbers of latest values whose means are inputs; each at least 2.</param>
/// <param name="Others">Other columns whose cell in the latest row is an input: numbers, categories or booleans.</param>
/// <param name="Cycles">What of the latest row's time is an input; needs <paramref name="Time"/>.</param>
/// <param name="Seasons">The numbers of rows after which the series may repeat itself, each at least 2: what seasonal-naive predictions, with which a model is compared, go by.</param>
/// <param name="Time">The column of the times; null where the order of the rows is trusted.</param>
/// <param name="TimeFormat">How the times are written, as for <see cref="TimeSeries"/>.</param>
public sealed record SeriesInputs(
    string Target, int Horizon, int Lags, ValueList<int> Means, ValueList<ColumnSchema> Others, ValueList<SeriesCycle> Cycles, ValueList<int> Seasons, string? Time = null, string? TimeFormat = null)
{
    private const string Section = "series";

    /// <summary>The number of rows that a window needs.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int Length => Math.Max(Lags, Means.Count == 0 ? 1 : Means.Max());

    /// <summary>Cuts a series into windows: one row for each row of the table at whose end a window is complete.</summary>
    /// <param name="table">The rows, the earliest first.</param>
    /// <exception cref="DataException">A column is missing, a value of the target is missing or no number, a time cannot be read or is not later than the one before, or there are fewer rows than a window needs.</exception>
    public SeriesFrame Frame(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new SeriesCut(this, table).Frame();
    }

    /// <summary>As JSON; <see cref="FromJson"/> reads it back.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, DataJson.Default.SeriesInputs);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="DataException">The text holds no inputs of a series, or such as make no sense.</exception>
    public static SeriesInputs FromJson(string json)
    {
        var inputs = DataJson.Read(json, DataJson.Default.SeriesInputs, Section);
        if (inputs is not { Target: not null, Means: not null, Others: not null, Cycles: not null, Seasons: not null }) throw new DataException($"{Section}: the target, the means, the other columns, the cycles or the seasons are missing.");
        inputs.Validate();
        return inputs;
    }

    /// <summary>The names of the windows' columns that are inputs.</summary>
    internal IEnumerable<string> Columns() =>
    [
        Target,
        .. Enumerable.Range(1, Lags - 1).Select(Lag),
        .. Means.Select(Mean),
        .. Others.Select(column => column.Name),
        .. Calendar([]).Select(cycle => cycle.Column.Name),
    ];

    /// <summary>The column of the series that a window's column is made of.</summary>
    internal string Source(string column) => Others.Any(other => other.Name == column) ? column
        : column == Target || Enumerable.Range(1, Lags - 1).Select(Lag).Concat(Means.Select(Mean)).Contains(column) ? Target : Time!;

    internal string Lag(int lag) => Free($"{Target} {lag} before");

    internal string Mean(int count) => Free($"{Target} mean of {count}");

    /// <summary>The name of the windows' target.</summary>
    internal string Change() => Free($"{Target} change");

    /// <summary>The columns of the calendar at some times.</summary>
    internal IEnumerable<(ColumnSchema Column, string[] Cells)> Calendar(DateTime[] times) =>
        Cycles.SelectMany(cycle => SeriesCycles.Columns(cycle, Time!, times)).Select(made => (made.Column with { Name = Free(made.Column.Name) }, made.Cells));

    /// <summary>A name that no column of the series has which stands beside those that are made.</summary>
    private string Free(string name) => Table.FreeName(name, "computed", [Target, .. Others.Select(column => column.Name)]);

    private void Validate()
    {
        if (Horizon < 1 || Lags < 1 || Means.Concat(Seasons).Any(rows => rows < 2))
            throw new DataException($"{Section}: horizon and lags need to be at least 1, means and seasons at least 2, got {Horizon}, {Lags}, {Means} and {Seasons}.");
        if (Math.Max(Length, Horizon) > TimeSeries.LongestWindow) throw new DataException($"{Section}: windows and horizons have at most {TimeSeries.LongestWindow} rows, got {Length} and {Horizon}.");
        if (Cycles.Any(cycle => !Enum.IsDefined(cycle)) || Cycles.Distinct().Count() < Cycles.Count || Means.Distinct().Count() < Means.Count)
            throw new DataException($"{Section}: each cycle and each mean stands once, got {Cycles} and {Means}.");
        if (Cycles.Count > 0 && Time is null) throw new DataException($"{Section}: cycles of the calendar need the column of the times.");
        if (Others.FirstOrDefault(column => column.Name is null || !TimeSeries.IsInput(column.Role)) is { } unfit)
            throw new DataException($"{Section}: the column '{Text.Short(unfit.Name)}' has the role {unfit.Role}: numbers and categories are inputs.");
        if (Others.Select(column => column.Name).Append(Target).Distinct(StringComparer.Ordinal).Count() <= Others.Count) throw new DataException($"{Section}: a column stands twice.");
    }
}
