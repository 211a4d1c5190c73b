using Descent.Assessments;
using Descent.Data;
using Descent.Graph;
using Descent.Tabular.Results;
using Descent.Training;

namespace Descent.Tabular.Measuring;

/// <summary>What a model and its baselines say about rows whose target is known.</summary>
internal sealed class RowMeasurement
{
    private readonly TabularModel _model;
    private readonly Table _table;
    private readonly int[] _rows;
    private readonly TensorData _features, _truth, _outputs;

    public RowMeasurement(TabularModel model, Table table, int[] rows, DataWarnings? warnings = null)
    {
        (_model, _table, _rows) = (model, table, rows);
        (_truth, _features) = (model.Pipeline.Target(table, rows), model.Pipeline.Features(table, rows, warnings));      // a target that is missing is said first
        _outputs = model.Model.Predict(_features);
    }

    private TargetEncoding Target => _model.Pipeline.Output;

    /// <summary>The scores beside those of the baselines.</summary>
    public Measurement Measure(MeasureOptions options)
    {
        var network = Assessment.Of(Target, _truth, _outputs, options.Assessment);
        BaselineResult[] baselines = [.. _model.Baselines(_features).Select(baseline => Compare(baseline.Name, baseline.Outputs))];
        return new(options.Rows ?? (_rows.Length == 1 ? "1 row" : $"{_rows.Length} rows"), network, baselines, Conclusion.Of(network, baselines), _model.Temperature);
    }

    /// <summary>How much the main score depends on each column.</summary>
    public IReadOnlyList<ColumnImportance> Importance(long seed) => new PermutationImportance(_model, _features, _truth, seed).Run();

    /// <summary>The rows that are predicted worst.</summary>
    public IReadOnlyList<WorstRow> Worst(int count) => WorstRows.Of(_model, _truth, _outputs, _table, _rows, count);

    private BaselineResult Compare(string name, TensorData outputs)
    {
        var difference = PairedComparison.Of(Target, _truth, _outputs, outputs).Differences[0];
        return new(name, Assessment.Of(Target, _truth, outputs).Scores, difference.Better is null ? null : new(difference.Score, difference.Better, difference.Low, difference.High, Method: difference.Method));
    }
}
