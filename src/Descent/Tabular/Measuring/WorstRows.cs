using Descent.Assessments;
using Descent.Data;
using Descent.Graph;
using Descent.Tabular.Results;

namespace Descent.Tabular.Measuring;

/// <summary>The rows that a model predicts worst: where it is wrong and sure, or far off.</summary>
internal static class WorstRows
{
    public static IReadOnlyList<WorstRow> Of(TabularModel model, TensorData truth, TensorData outputs, Table table, int[] rows, int count)
    {
        var predictions = new TabularPredictions(model.Pipeline.Output, outputs);
        var classes = model.Pipeline.Output is ClassTarget target ? new ClassPredictions(target.Classes, truth, outputs) : null;
        (int Place, double Loss)[] losses = [.. Enumerable.Range(0, rows.Length).Select(place => (place, Loss(place)))];
        var worst = losses.Where(row => double.IsFinite(row.Loss)).OrderByDescending(row => row.Loss).ThenBy(row => row.Place).Take(count);
        int[] columns = [.. model.Pipeline.Inputs.Select(input => table.Column(input.Name))];
        var actual = table.Column(model.Pipeline.Output.Name);
        return [.. worst.Select(row => new WorstRow(table.Line(rows[row.Place]), table[rows[row.Place], actual] ?? "", Predicted(row.Place), row.Loss,
            [.. columns.Select(column => new RowCell(table.Columns[column], table[rows[row.Place], column]))]))];

        double Loss(int place) => classes?.LogLoss(place) ?? Math.Abs(predictions.Number(place) - ((NumberTarget)model.Pipeline.Output).Inverse(truth[place]));

        string Predicted(int place) => classes is null ? Rounding.Of(predictions.Number(place), Loss(place)).Text(predictions.Number(place)) : predictions[place];
    }
}
