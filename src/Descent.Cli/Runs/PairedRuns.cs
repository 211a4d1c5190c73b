using Descent.Assessments;
using Descent.Cli.Output;
using Descent.Data;
using Descent.Graph;
using Descent.Tabular;
using Descent.Tabular.Series;
using Descent.Training;

namespace Descent.Cli.Runs;

/// <summary>Compares two models row by row, on rows that neither has learnt from as far as that can be told.</summary>
/// <param name="first">A model.</param>
/// <param name="second">Another one.</param>
internal sealed class PairedRuns(TabularModel first, TabularModel second)
{
    /// <summary>Compares them.</summary>
    /// <param name="given">Data that was given; null: those of the trainings, where they come with Descent.</param>
    /// <param name="what">What the rows are.</param>
    /// <exception cref="UsageException">There are no rows that are new to both; the message says why.</exception>
    public PairedComparison Compare(Table? given, out string what)
    {
        if (first.Series is not null || second.Series is not null) return CompareSeries(given, out what);
        if (first.Labels.Target != second.Labels.Target || first.Pipeline.Output.Task != second.Pipeline.Output.Task || !first.Labels.Classes.SequenceEqual(second.Labels.Classes))
            throw new UsageException("they predict other things, so that no row tells which is better.");
        var table = given?.WithValues(first.Labels.Target) ?? BuiltIn();
        var rows = Rows(table);
        what = Say(table, rows.Length);
        return first.Pipeline.Output is ClassTarget classes
            ? PairedComparison.OfClasses(classes.Classes, first.Pipeline.Target(table, rows), first.Predict(table).Outputs.TakeRows(rows), second.Predict(table).Outputs.TakeRows(rows))
            : PairedComparison.OfNumbers(Truth((NumberTarget)first.Pipeline.Output, first.Pipeline.Target(table, rows)), Numbers(first.Predict(table), rows), Numbers(second.Predict(table), rows));
    }

    /// <summary>The models of time series learn from all of their rows in the end, so that only newer rows tell them apart.</summary>
    private PairedComparison CompareSeries(Table? table, out string what)
    {
        if (first.Series?.Target != second.Series?.Target || first.Series?.Horizon != second.Series?.Horizon) throw new UsageException("they predict other things, so that no row tells which is better.");
        if (table is null || first.IsTrainedOn(table) || second.IsTrainedOn(table)) throw new UsageException("the models of a time series learn from all of its rows in the end: --data FILE with newer rows compares them.");
        var (one, other) = (first.Forecast(table), second.Forecast(table));
        int[] rows = [.. Known(one).Intersect(Known(other))];
        if (rows.Length == 0) throw new UsageException($"{table.Source} has too few rows for both.");
        what = Say(table, rows.Length);
        return PairedComparison.OfNumbers(TensorData.From([.. rows.Select(row => one.Frame.Values[row])]), Predicted(one), Predicted(other));

        static IEnumerable<int> Known(SeriesForecast forecast) => Enumerable.Range(0, forecast.Frame.Known).Select(forecast.Frame.Predicted);

        TensorData Predicted(SeriesForecast forecast) => TensorData.From([.. rows.Select(row => forecast.Values[row - forecast.Frame.Predicted(0)])]);
    }

    /// <summary>What the rows are: of another file nobody knows whether rows of it, or rows equal to them, were learnt from.</summary>
    private string Say(Table table, int rows) => first.IsTrainedOn(table) ? $"{Count.Of(rows, "row")} of {table.Source} that neither has learnt from"
        : $"{Count.Of(rows, "row")} of {table.Source}, which is not the file of their trainings: whether one of them has learnt from some of these rows cannot be told";

    /// <summary>The data set of Descent that both were trained on.</summary>
    private Table BuiltIn()
    {
        if (Sha256(first) != Sha256(second)) throw new UsageException("they were trained on other data, so that their test rows are others too: --data FILE with rows that neither has learnt from compares them.");
        foreach (var info in Datasets.All.Where(info => info.Rows == (int?)first.Training["data"]?["rows"]))
            if (Datasets.Load(info.Name).Table is var table && first.IsTrainedOn(table)) return table;
        throw new UsageException("it needs the rows: --data FILE names the file that they were trained on.");
    }

    private int[] Rows(Table table)
    {
        switch (first.IsTrainedOn(table), second.IsTrainedOn(table))
        {
            case (false, false): return [.. Enumerable.Range(0, table.RowCount)];
            case (true, true): break;
            case var (isFirst, _): throw new UsageException($"the {(isFirst ? "first" : "second")} was trained on {table.Source} and the other was not: rows that neither has learnt from are needed.");
        }
        int[] one = [.. first.SplitOf(table).Test.Order()], other = [.. second.SplitOf(table).Test.Order()];
        if (!one.SequenceEqual(other)) throw new UsageException("they kept other rows for the test (by --seed or --test), so that the test rows of one are rows that the other may have learnt from.");
        return one.Length > 0 ? one : throw new UsageException("they kept no rows for the test.");
    }

    private static string? Sha256(TabularModel model) => (string?)model.Training["data"]?["sha256"];

    private static TensorData Truth(NumberTarget target, TensorData encoded) => TensorData.From([.. encoded.ToDoubles().Select(value => target.Inverse((float)value))]);

    private static TensorData Numbers(TabularPredictions predictions, int[] rows) => TensorData.From([.. rows.Select(predictions.Number)]);
}
