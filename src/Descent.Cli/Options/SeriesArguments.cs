using System.CommandLine;
using Descent.Tabular.Series;

namespace Descent.Cli.Options;

/// <summary>What is said of a time series.</summary>
internal sealed class SeriesArguments
{
    private readonly Option<int?> _horizon = Setting.Count("--horizon", "Of a time series, how many rows ahead is predicted (default 1, the next row)", most: SeriesSettings.MostRowsAhead);
    private readonly Option<string?> _time = Setting.Text("--time", "COLUMN", "Of a time series, the column of the times (default: the first that holds dates; else the order of the rows counts)");
    private readonly Option<string?> _format = Setting.Text("--time-format", "FORMAT", "How these times are written, such as dd.MM.yyyy, where they do not begin with the year");
    private readonly Option<bool> _sort = Setting.Switch("--sort", "Bring the rows of a time series into the order of their times first");
    private readonly Option<int?> _season = Setting.Count("--season", "After how many rows a time series repeats itself (default: by the distance of its rows, such as 7 for days)", least: 2);
    private readonly Option<int?> _origins = Setting.Count("--origins", "How many times the model of a time series is trained anew for its test (default 5)");

    private Option[] OfSeries => [_horizon, _time, _format, _sort, _season, _origins];

    public void AddTo(Command command)
    {
        foreach (var option in OfSeries) command.Add(option);
    }

    /// <summary>What is said of a time series; null where the task is another.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="isTimeSeries">Whether the task is one.</param>
    /// <exception cref="UsageException">An option needs a time series, and the task is another.</exception>
    public SeriesSettings? Read(ParseResult parsed, bool isTimeSeries)
    {
        if (!isTimeSeries)
            return OfSeries.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } needless ? throw new UsageException($"{needless.Name} is for time series: add --task {ColumnArguments.TimeSeries}.") : null;
        if (parsed.GetValue(_format) is not null && parsed.GetValue(_time) is null) throw new UsageException($"{_format.Name} needs the column of the times: add --time COLUMN.");
        return new()
        {
            Horizon = parsed.GetValue(_horizon) ?? 1,
            Time = parsed.GetValue(_time),
            TimeFormat = parsed.GetValue(_format),
            Sort = parsed.GetValue(_sort),
            Season = parsed.GetValue(_season),
            Origins = parsed.GetValue(_origins) ?? new SeriesSettings().Origins,
        };
    }
}
