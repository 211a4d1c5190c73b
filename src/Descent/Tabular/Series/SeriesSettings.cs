namespace Descent.Tabular.Series;

/// <summary>What is said about a time series; what is not is found out.</summary>
public sealed record SeriesSettings
{
    /// <summary>The greatest horizon.</summary>
    public const int MostRowsAhead = 10_000;

    /// <summary>How many rows ahead is predicted, directly: 1 is the next row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1 or above <see cref="MostRowsAhead"/>.</exception>
    public int Horizon { get; init => field = value is >= 1 and <= MostRowsAhead ? value : throw new ArgumentOutOfRangeException(nameof(Horizon), value, $"A horizon needs to lie in 1 .. {MostRowsAhead}."); } = 1;

    /// <summary>The column of the times; null: the first one that holds dates, if there is any, else the order of the rows is trusted.</summary>
    public string? Time { get; init; }

    /// <summary>How the times are written, as for <see cref="Data.TimeSeries"/>.</summary>
    public string? TimeFormat { get; init; }

    /// <summary>Whether the rows are brought into the order of their times first; otherwise rows out of order are an error.</summary>
    public bool Sort { get; init; }

    /// <summary>After how many rows the series repeats itself; null: what is usual for the distance of its rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 2.</exception>
    public int? Season { get; init => field = value is null or >= 2 ? value : throw new ArgumentOutOfRangeException(nameof(Season), value, "A season needs at least 2 rows."); }

    /// <summary>How many times the model is trained anew for the test, each time on all rows before the next part of the test rows; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int Origins { get; init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Origins), value, "At least 1 origin is needed."); } = 5;
}
