using System.Text.Json;
using System.Text.Json.Nodes;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

namespace Descent.Cli.Runs;

/// <summary>
/// The training's configuration as a model file keeps it. No times, paths or numbers of threads: equal trainings write equal bytes.
/// </summary>
internal static class TrainingRecord
{
    public static JsonObject Of(Model model, DataParts parts, RunSettings run, Optimizer optimizer, History history, IReadOnlyList<Score> test)
    {
        var record = Settings(parts, run, optimizer);
        var data = Fingerprint.Of(parts.Data.Table);
        record[RunFingerprint.Section] = RunFingerprint.Of(data, record, model, parts.Data.Schema);
        record["data"]!["rows"] = parts.Data.Table.RowCount;
        record["data"]!["sha256"] = data.Sha256;
        record["result"] = new JsonObject
        {
            ["epochs"] = history.Epochs,
            ["steps"] = history.Steps,
            ["kept_epoch"] = history.BestEpoch,
            ["stopped"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(history.StopReason!.Kind.ToString()),
            ["test"] = ToJson(test),
        };
        return record;
    }

    /// <summary>What was chosen: the data itself is not in it.</summary>
    private static JsonObject Settings(DataParts parts, RunSettings run, Optimizer optimizer) => new()
    {
        ["task"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(parts.Pipeline.Output.Task.ToString()),
        ["loss"] = Catalogue.Default.Write(parts.Loss),
        ["optimizer"] = Catalogue.Default.Write(optimizer),
        ["batch_size"] = run.BatchSize,
        ["epochs"] = run.Epochs,
        ["patience"] = run.Patience,
        ["seed"] = run.Seed,
        ["on_nan"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(run.OnNan.ToString()),
        ["portable"] = true,
        ["data"] = new JsonObject
        {
            ["test"] = run.Test,
            ["validation"] = run.Validation,
        },
    };

    /// <summary>The loss.</summary>
    /// <exception cref="FormatException">The record is damaged.</exception>
    public static Loss Loss(JsonObject record) => Catalogue.Default.Read<Loss>(JsonSerializer.SerializeToElement(record["loss"]));

    /// <summary>The optimizer.</summary>
    /// <exception cref="FormatException">The record is damaged.</exception>
    public static Optimizer Optimizer(JsonObject record) => Catalogue.Default.Read<Optimizer>(JsonSerializer.SerializeToElement(record["optimizer"]));

    // Rounded: the last digits of a logarithm are the host's affair, not the training's.
    private static JsonObject ToJson(IReadOnlyList<Score> scores) =>
        new(scores.Select(score => KeyValuePair.Create(score.Name, double.IsFinite(score.Value) ? (JsonNode?)Math.Round(score.Value, 6) : null)));
}
