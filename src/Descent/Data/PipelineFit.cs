using Descent.Graph;

namespace Descent.Data;

/// <summary>Fits a pipeline's constants.</summary>
internal static class PipelineFit
{
    public static Pipeline Fit(Table table, Schema schema, ReadOnlySpan<int> rows, bool standardizeTarget)
    {
        if (rows.IsEmpty) throw new DataException($"{table.Source}: there are no training rows.");
        var inputs = new List<InputEncoding>();
        TargetEncoding? target = null;
        var columns = schema.Columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = columns.GetValueOrDefault(table.Columns[i]) ?? throw new DataException($"{table.Source}: the schema does not say what the column '{table.Columns[i]}' is: complete it with Schema.Infer.");
            var cells = new TableColumn(table, i);
            if (column.Role == ColumnRole.Target) target = FitTarget(cells, rows, column, schema.Task, standardizeTarget);
            else if (FitInput(cells, rows, column) is { } input) inputs.Add(input);
        }
        if (target is null) throw new DataException($"{table.Source}: the schema names no target among the columns {Text.List([.. table.Columns])}.");
        if (inputs.Count == 0) throw new DataException($"{table.Source}: no column is left as an input: all are constant, identifiers or ignored. Declare the role of one in a schema.");
        return new([.. inputs], target);
    }

    /// <summary>The pipeline of a time series' rows; its target may be among the inputs.</summary>
    public static Pipeline FitSeries(TimeSeries series, ReadOnlySpan<int> rows)
    {
        var (table, schema) = (series.Data.Table, series.Data.Schema);
        var inputs = new List<InputEncoding>();
        foreach (var name in series.Inputs)
        {
            var (cells, column) = (new TableColumn(table, table.Column(name)), schema.Find(name)!);
            inputs.Add(FitInput(cells, rows, column.Role == ColumnRole.Target ? column with { Role = ColumnRole.Number } : column)!);
        }
        return new([.. inputs], NumberTarget.Fit(new(table, table.Column(series.Target)), rows, standardize: true));
    }

    private static InputEncoding? FitInput(TableColumn cells, ReadOnlySpan<int> rows, ColumnSchema column) => column.Role switch
    {
        ColumnRole.Number => NumberEncoding.Fit(cells, rows, column.Missing),
        ColumnRole.Category => CategoryEncoding.Fit(cells, rows, column.Vocabulary, column.Missing),
        ColumnRole.Boolean => BooleanEncoding.Fit(cells, rows, column.Missing),
        ColumnRole.Date => DateEncoding.Fit(cells, rows, column),
        ColumnRole.Text => TextEncoding.Fit(cells, rows, column.Missing),
        ColumnRole.Embedding => EmbeddingEncoding.Fit(cells, rows, column.Vocabulary, column.Missing),
        ColumnRole.Auto => throw new DataException($"{cells.Table.Source}: the schema does not say what the column '{column.Name}' is: complete it with Schema.Infer."),
        _ => null,
    };

    private static TargetEncoding FitTarget(TableColumn cells, ReadOnlySpan<int> rows, ColumnSchema column, LearningTask? task, bool standardize)
    {
        if (task == LearningTask.Regression) return NumberTarget.Fit(cells, rows, standardize);
        return ClassTarget.Fit(cells, rows, column.Vocabulary
            ?? throw new DataException($"{cells.Table.Source}: the schema does not name the classes of the target '{column.Name}': complete it with Schema.Infer."));
    }
}
