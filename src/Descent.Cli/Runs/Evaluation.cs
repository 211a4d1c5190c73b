using System.Text.Json.Nodes;
using Descent.Cli.Output;
using Descent.Data;
using Descent.Graph;
using Descent.Training;

namespace Descent.Cli.Runs;

/// <summary>Measures a saved model on rows of a table.</summary>
internal sealed class Evaluation(TabularModel model, Screen screen)
{
    public const string All = "all";

    public static IReadOnlyList<string> Parts { get; } = [All, "train", "validation", "test"];

    public void Run(DataRequest request, string part)
    {
        ModelReport.WarnOfFailure(screen, model);
        var table = request.OpenTable();
        var (rows, what) = Choose(table, part);
        var warnings = new DataWarnings();
        var output = model.Pipeline.Output;
        var truth = model.Pipeline.Target(table, rows);
        var predictions = model.Model.Predict(model.Pipeline.Features(table, rows, warnings));
        ScoreReport.Write(screen, "evaluate", $"{table.Source}: {what}", Scores.Of(output, truth, predictions), Scores.Of(output, truth, model.Labels.Baseline(rows.Length)), model.Labels, rows.Length);
        foreach (var warning in warnings.All) screen.Warn(warning.ToString());
    }

    private (int[] Rows, string What) Choose(Table table, string part)
    {
        var trained = model.Training["data"]!.AsObject();
        var isTrained = (string?)trained["sha256"] == Fingerprint.Of(table).Sha256;
        int[] all = [.. Enumerable.Range(0, table.RowCount)];
        if (part == All)
        {
            if (isTrained) screen.Warn("the model was trained on this data, so most rows are known to it: --part test measures those that it has not seen.");
            return (all, Count.Of(all.Length, "row"));
        }
        if (!isTrained) throw new UsageException($"--part {part} needs the data that the model was trained on, and {table.Source} is other data: leave --part out.");
        var split = Again(table, trained);
        var rows = part switch { "train" => split.Train, "validation" => split.Validation, _ => split.Test };
        return rows.Length > 0 ? (rows, Count.Of(rows.Length, $"{part} row")) : throw new UsageException($"--part {part}: the training kept no rows for that.");
    }

    /// <summary>The split of the training, which its seed determines.</summary>
    private Split Again(Table table, JsonObject trained)
    {
        var test = (double)trained["test"]!;
        return Split.Of(table, model.Schema, (double)trained["validation"]! * (1 - test), test, (long)model.Training["seed"]!);
    }
}
