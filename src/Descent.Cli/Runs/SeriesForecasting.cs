using System.Globalization;
using System.Text;
using Descent.Cli.Output;
using Descent.Cli.Output.Events;
using Descent.Data;
using Descent.Tabular;
using Descent.Tabular.Series;

namespace Descent.Cli.Runs;

/// <summary>Predicts a time series from the rows of a CSV file, which need to be in memory, as each prediction needs rows before it.</summary>
/// <param name="model">What predicts.</param>
/// <param name="request">Which columns of the rows stand before the predictions.</param>
internal sealed class SeriesForecasting(TabularModel model, PredictionRequest request)
{
    /// <summary>Writes a line for each row at whose end a window is complete: its time, its columns that are kept, and the value predicted to follow.</summary>
    /// <exception cref="DataException">The rows cannot be used; an output file is then not written at all.</exception>
    public void Write(string rows, CsvOptions options, string? output, Screen screen)
    {
        var warnings = new DataWarnings();
        var table = rows == Prediction.StandardInput ? Csv.Read(Console.In, "standard input", options) : Csv.Read(rows, options);
        var forecast = model.Forecast(table, warnings);
        if (output is null && screen.IsQuiet) Tell(screen, table, forecast);
        else Write(table, forecast, output, screen);
        foreach (var warning in warnings.All) screen.Warn(warning.ToString());
    }

    private void Write(Table table, SeriesForecast forecast, string? output, Screen screen)
    {
        using var text = new StringWriter();
        WriteRows(table, forecast, text);
        if (output is null)
        {
            screen.Out.Write(text.ToString());
            return;
        }
        OutputFile.Write(output, stream => stream.Write(Encoding.UTF8.GetBytes(text.ToString())));
        screen.Tell(new WrittenEvent(null, [output], null));
    }

    /// <summary>An event for each row at whose end a window is complete.</summary>
    private void Tell(Screen screen, Table table, SeriesForecast forecast)
    {
        for (var window = 0; window < forecast.Values.Count; window++)
        {
            var row = forecast.Frame.Latest[window];
            screen.Tell(new PredictionEvent(table.Line(row), new OrderedDictionary<string, string?>(Columns(table, forecast).Select(name => KeyValuePair.Create(name, table[row, table.Column(name)]))),
                null, CommandEvent.Finite(forecast.Values[window]), null, null));
        }
    }

    /// <summary>The columns that stand before the predictions: the time, and those that are kept.</summary>
    private string[] Columns(Table table, SeriesForecast forecast)
    {
        var asked = request.Repeated(table);
        return forecast.Inputs.Time is { } time && !asked.Contains(time) ? [time, .. asked] : asked;
    }

    private void WriteRows(Table table, SeriesForecast forecast, StringWriter text)
    {
        var columns = Columns(table, forecast);
        int[] places = [.. columns.Select(table.Column)];
        var name = $"{forecast.Inputs.Target} {forecast.Inputs.Horizon} {(forecast.Inputs.Horizon == 1 ? "row" : "rows")} later";
        Csv.Write(PredictionRequest.Header(columns, [name]), forecast.Values.Select((value, window) =>
            places.Select(place => table[forecast.Frame.Latest[window], place]).Append(value.ToString("R", CultureInfo.InvariantCulture))), text);
    }
}
