using System.Globalization;
using Descent.Cli.Output.Events;
using Descent.Data;
using Descent.Tabular;

namespace Descent.Cli.Runs;

/// <summary>Some rows of a file and what a model says about them.</summary>
internal sealed class PredictedChunk
{
    /// <summary>The column with the prediction for a typical row, from which effects lead to that for the row.</summary>
    private const string Typical = "typical row";

    private readonly PredictionRequest _request;
    private readonly Table _chunk;
    private readonly TabularPredictions _predictions;
    private readonly RowExplanations? _explained;
    private readonly ClassTarget? _classes;

    public PredictedChunk(TabularModel model, PredictionRequest request, Table chunk, DataWarnings warnings)
    {
        (_request, _chunk, _classes) = (request, chunk, model.Pipeline.Output as ClassTarget);
        _explained = request.Explains ? model.Explain(chunk, warnings) : null;
        _predictions = _explained?.Predictions ?? model.Predict(chunk, warnings);
    }

    /// <summary>Writes a line of CSV for each row.</summary>
    public void Write(TextWriter writer, bool withHeader)
    {
        var kept = _request.Repeated(_chunk);
        int[] places = [.. kept.Select(_chunk.Column)];
        var rows = Enumerable.Range(0, _predictions.Count).Select(row => (string?[])[.. places.Select(place => _chunk[row, place]), .. Predicted(row), .. Explained(row)]);
        Csv.Write(PredictionRequest.Header(kept, [.. PredictedColumns(), .. ExplainedColumns()]), rows, writer, withHeader);
    }

    /// <summary>An event for each row.</summary>
    public IEnumerable<PredictionEvent> ToEvents() => Enumerable.Range(0, _predictions.Count).Select(Event);

    private PredictionEvent Event(int row)
    {
        var columns = new OrderedDictionary<string, string?>(_request.Repeated(_chunk).Select(name => KeyValuePair.Create(name, _chunk[row, _chunk.Column(name)])));
        var predicted = new PredictionEvent(_chunk.Line(row), columns, null, null, null, null)
        {
            Typical = _explained is null ? null : CommandEvent.Finite(_explained.Reference(row)),
            Effects = _explained is null ? null : Named(_explained.Columns, _explained.Effects(row)),
        };
        if (_classes is null) return predicted with { Value = CommandEvent.Finite(_predictions.Number(row)) };
        var (label, probabilities) = (Label(row), _predictions.Probabilities(row));
        return predicted with
        {
            Label = _classes.Classes[label],
            Probability = CommandEvent.Finite(probabilities[label]),
            Probabilities = _request.AllProbabilities ? Named(_classes.Classes, probabilities.Select(probability => (double)probability)) : null,
        };
    }

    private static OrderedDictionary<string, double?> Named(IEnumerable<string> names, IEnumerable<double> values) =>
        new(names.Zip(values, (name, value) => KeyValuePair.Create(name, CommandEvent.Finite(value))));

    private int Label(int row) => _request.Threshold is { } threshold ? _predictions.Label(row, threshold) : _predictions.Label(row);

    private string[] PredictedColumns() => _classes is null ? ["prediction"]
        : ["label", "probability", .. _request.AllProbabilities ? _classes.Classes.Select(name => $"probability of {name}") : []];

    private string[] ExplainedColumns() => _explained is null ? [] : [Typical, .. _explained.Columns.Select(name => $"effect of {name}")];

    private string[] Predicted(int row)
    {
        if (_classes is null) return [_predictions[row]];
        var (label, probabilities) = (Label(row), _predictions.Probabilities(row));
        return [_classes.Classes[label], Probability(probabilities[label]), .. _request.AllProbabilities ? probabilities.Select(value => Probability(value)) : []];
    }

    private string[] Explained(int row) => _explained is null ? [] : [.. _explained.Effects(row).Prepend(_explained.Reference(row)).Select(value => _classes is null ? Number(value) : Probability(value))];

    private static string Probability(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
