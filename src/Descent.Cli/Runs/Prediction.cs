using System.Globalization;
using System.Text;
using Descent.Cli.Output;
using Descent.Cli.Output.Events;
using Descent.Data;
using Descent.Tabular;

namespace Descent.Cli.Runs;

/// <summary>Predicts rows of a CSV file, chunk by chunk, so that files of any length fit into memory.</summary>
/// <param name="model">What predicts.</param>
/// <param name="withAllProbabilities">Whether each class has a column.</param>
/// <param name="kept">Columns of the rows that stand before the predictions.</param>
internal sealed class Prediction(TabularModel model, bool withAllProbabilities, string[] kept)
{
    /// <summary>What is typed for rows from standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>What is typed for all columns.</summary>
    private const string AllColumns = "*";

    private const int ChunkRows = 1024;

    private readonly TargetEncoding _output = model.Pipeline.Output;

    /// <summary>Writes a line for each row.</summary>
    /// <exception cref="DataException">The rows cannot be used; an output file is then not written at all.</exception>
    public void Write(string rows, CsvOptions options, string? output, Screen screen)
    {
        ModelReport.WarnOfFailure(screen, model);
        if (model.Series is not null)
        {
            new SeriesForecasting(model, kept).Write(rows, options, output, screen);
            return;
        }
        var warnings = new DataWarnings();
        var chunks = rows == StandardInput ? Csv.ReadChunks(Console.In, "standard input", ChunkRows, options) : Csv.ReadChunks(rows, ChunkRows, options);
        if (output is not null) WriteTo(output, chunks, warnings, screen);
        else if (screen.IsQuiet) Tell(screen, chunks, warnings);
        else WriteTo(screen.Out, chunks, warnings);
        foreach (var warning in warnings.All) screen.Warn(warning.ToString());
    }

    private void WriteTo(string output, IEnumerable<Table> chunks, DataWarnings warnings, Screen screen)
    {
        OutputFile.Write(output, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
            WriteTo(writer, chunks, warnings);
        });
        screen.Tell(new WrittenEvent(null, [output], null));
    }

    /// <summary>An event for each row.</summary>
    private void Tell(Screen screen, IEnumerable<Table> chunks, DataWarnings warnings)
    {
        foreach (var chunk in chunks)
        {
            var predictions = model.Predict(chunk, warnings);
            for (var row = 0; row < predictions.Count; row++) screen.Tell(Event(chunk, predictions, row));
        }
    }

    private PredictionEvent Event(Table chunk, TabularPredictions predictions, int row)
    {
        var columns = new OrderedDictionary<string, string?>(Kept(chunk, kept).Select(name => KeyValuePair.Create(name, chunk[row, chunk.Column(name)])));
        if (_output is not ClassTarget classes) return new(chunk.Line(row), columns, null, CommandEvent.Finite(predictions.Number(row)), null, null);
        var (label, probabilities) = (predictions.Label(row), predictions.Probabilities(row));
        return new(chunk.Line(row), columns, classes.Classes[label], null, CommandEvent.Finite(probabilities[label]),
            withAllProbabilities ? new OrderedDictionary<string, double?>(classes.Classes.Zip(probabilities, (name, probability) => KeyValuePair.Create(name, CommandEvent.Finite(probability)))) : null);
    }

    private void WriteTo(TextWriter writer, IEnumerable<Table> chunks, DataWarnings warnings)
    {
        var isFirst = true;
        foreach (var chunk in chunks)
        {
            var predictions = model.Predict(chunk, warnings);
            // A chunk is written at once: the console's own writer flushes after each piece.
            using var text = new StringWriter();
            Csv.Write(Describe(chunk, predictions), text, isFirst);
            writer.Write(text.ToString());
            isFirst = false;
        }
    }

    private Table Describe(Table chunk, TabularPredictions predictions)
    {
        var columns = Kept(chunk, kept);
        int[] places = [.. columns.Select(chunk.Column)];
        var rows = new object?[predictions.Count][];
        for (var row = 0; row < rows.Length; row++)
            rows[row] = [.. places.Select(place => chunk[row, place]), .. Describe(predictions, row)];
        return Table.FromRows([.. columns, .. Columns()], rows);
    }

    /// <summary>The columns of a table that are to be repeated.</summary>
    public static string[] Kept(Table table, string[] kept) => kept is [AllColumns] ? [.. table.Columns] : kept;

    private string[] Columns() => _output is not ClassTarget classes ? ["prediction"]
        : ["label", "probability", .. withAllProbabilities ? classes.Classes.Select(name => $"probability of {name}") : []];

    private object?[] Describe(TabularPredictions predictions, int row)
    {
        if (_output is not ClassTarget classes) return [predictions[row]];
        var (label, probabilities) = (predictions.Label(row), predictions.Probabilities(row));
        return [classes.Classes[label], Text(probabilities[label]), .. withAllProbabilities ? probabilities.Select(Text) : []];

        static string Text(float probability) => probability.ToString("0.######", CultureInfo.InvariantCulture);
    }
}
