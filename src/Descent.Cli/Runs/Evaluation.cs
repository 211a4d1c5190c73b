using Descent.Assessments;
using Descent.Cli.Output;
using Descent.Data;
using Descent.Tabular;

namespace Descent.Cli.Runs;

/// <summary>Measures a saved model on rows of a table.</summary>
internal sealed class Evaluation(TabularModel model, Screen screen)
{
    public const string All = "all";

    public static IReadOnlyList<string> Parts { get; } = [All, "train", "validation", "test"];

    public void Run(DataRequest request, string part, AssessmentOptions costs)
    {
        ModelReport.WarnOfFailure(screen, model);
        var table = request.OpenTable(model.Series is null ? model.Labels.Target : null);
        if (model.Series is not null)
        {
            RunSeries(table, part);
            return;
        }
        var (rows, what) = Choose(table, part);
        var warnings = new DataWarnings();
        ScoreReport.Write(screen, "evaluate", model.Measure(table, rows, new() { Rows = $"{table.Source}: {what}", Assessment = costs with { Seed = (long)model.Training["seed"]! } }, warnings));
        foreach (var warning in warnings.All) screen.Warn(warning.ToString());
    }

    private void RunSeries(Table table, string part)
    {
        if (part != All) throw new UsageException($"--part {part}: the model of a time series was trained on all of its rows, after it had been measured by rolling origin; leave --part out, and give newer rows.");
        if (model.IsTrainedOn(table)) screen.Warn("the model was trained on these rows; its test by rolling origin, which the training showed, is the one to believe.");
        var warnings = new DataWarnings();
        var result = model.Forecast(table, warnings).Measure();
        SeriesReport.Scores(screen, "evaluate", $"{table.Source}: {Count.Of(result.Rows.Count, "row")} that have the rows before them which a prediction needs", result);
        foreach (var warning in warnings.All) screen.Warn(warning.ToString());
    }

    private (int[] Rows, string What) Choose(Table table, string part)
    {
        var isTrained = model.IsTrainedOn(table);
        int[] all = [.. Enumerable.Range(0, table.RowCount)];
        if (part == All)
        {
            if (isTrained) screen.Warn("the model was trained on this data, so most rows are known to it: --part test measures those that it has not seen.");
            return (all, Count.Of(all.Length, "row"));
        }
        if (!isTrained) throw new UsageException($"--part {part} needs the data that the model was trained on, and {table.Source} is other data: leave --part out.");
        var split = model.SplitOf(table);
        var rows = part switch { "train" => split.Train, "validation" => split.Validation, _ => split.Test };
        return rows.Length > 0 ? (rows, Count.Of(rows.Length, $"{part} row")) : throw new UsageException($"--part {part}: the training kept no rows for that.");
    }
}
