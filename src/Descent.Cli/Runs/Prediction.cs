using System.Text;
using Descent.Cli.Output;
using Descent.Cli.Output.Events;
using Descent.Data;
using Descent.Tabular;

namespace Descent.Cli.Runs;

/// <summary>Predicts rows of a CSV file, chunk by chunk, so that files of any length fit into memory.</summary>
/// <param name="model">What predicts.</param>
/// <param name="request">What is to be said of each row.</param>
internal sealed class Prediction(TabularModel model, PredictionRequest request)
{
    /// <summary>What is typed for rows from standard input.</summary>
    public const string StandardInput = "-";

    private const int ChunkRows = 1024;

    /// <summary>Writes a line for each row.</summary>
    /// <exception cref="DataException">The rows cannot be used; an output file is then not written at all.</exception>
    /// <exception cref="UsageException">Something was asked for that the model cannot do.</exception>
    public void Write(string rows, CsvOptions options, string? output, Screen screen)
    {
        request.Check(model);
        ModelReport.WarnOfFailure(screen, model);
        if (model.Series is not null)
        {
            new SeriesForecasting(model, request).Write(rows, options, output, screen);
            return;
        }
        var warnings = new DataWarnings();
        var chunks = (rows == StandardInput ? Csv.ReadChunks(Console.In, "standard input", ChunkRows, options) : Csv.ReadChunks(rows, ChunkRows, options))
            .Select(chunk => new PredictedChunk(model, request, chunk, warnings));
        if (output is not null) WriteTo(output, chunks, screen);
        else if (screen.IsQuiet) Tell(screen, chunks);
        else WriteTo(screen.Out, chunks);
        foreach (var warning in warnings.All) screen.Warn(warning.ToString());
    }

    private static void WriteTo(string output, IEnumerable<PredictedChunk> chunks, Screen screen)
    {
        OutputFile.Write(output, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
            WriteTo(writer, chunks);
        });
        screen.Tell(new WrittenEvent(null, [output], null));
    }

    private static void WriteTo(TextWriter writer, IEnumerable<PredictedChunk> chunks)
    {
        var isFirst = true;
        foreach (var chunk in chunks)
        {
            // A chunk is written at once: the console's own writer flushes after each piece.
            using var text = new StringWriter();
            chunk.Write(text, isFirst);
            writer.Write(text.ToString());
            isFirst = false;
        }
    }

    /// <summary>An event for each row.</summary>
    private static void Tell(Screen screen, IEnumerable<PredictedChunk> chunks)
    {
        foreach (var told in chunks.SelectMany(chunk => chunk.ToEvents())) screen.Tell(told);
    }
}
