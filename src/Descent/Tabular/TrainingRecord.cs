using System.Text.Json;
using System.Text.Json.Nodes;
using Descent.Assessments;
using Descent.Models;
using Descent.Training;

namespace Descent.Tabular;

/// <summary>
/// The training's configuration as a model file keeps it. No times, paths or numbers of threads: equal trainings write equal bytes.
/// </summary>
internal static class TrainingRecord
{
    public static JsonObject Of(AutoTraining training, Model model, IReadOnlyList<FittedNetwork> fitted, IReadOnlyList<Score> test)
    {
        var (record, history) = (Settings(training), fitted[0].History);
        var table = training.Given.Table;
        var data = Fingerprint.Of(table);
        record[RunFingerprint.Section] = RunFingerprint.Of(data, record, model, training.Data.Schema);
        record["data"]!["rows"] = table.RowCount;
        record["data"]!["sha256"] = data.Sha256;
        record["result"] = new JsonObject
        {
            ["epochs"] = history.Epochs,
            ["steps"] = history.Steps,
            ["kept_epoch"] = history.BestEpoch,
            ["stopped"] = Text(history.StopReason!.Kind),
            [FinalFit] = fitted[0].FinalFit is { } last ? new JsonObject { ["rows"] = last.Rows, ["epochs"] = last.Epochs, ["steps"] = last.Steps } : null,
            ["test"] = ToJson(test),
        };
        if (fitted[0].Temperature is { } temperature) record["result"]![Temperature] = temperature;
        if (fitted.Count > 1) record["result"]!["member_epochs"] = new JsonArray([.. fitted.Select(network => (JsonNode)network.History.BestEpoch)]);
        return record;
    }

    /// <summary>Of the result: by which the logits were divided.</summary>
    public const string Temperature = "temperature";

    /// <summary>Whether the rows that validated were also learnt from, as <see cref="AutoPlan.LearnsFromValidation"/> says of the plan.</summary>
    public static bool LearnsFromValidation(JsonObject record) => (bool?)record[FinalFit] == true || (int?)record[Members] > 1 || record["result"]?[FinalFit] is not null;

    /// <summary>Of the plan: whether the validation rows are learnt from in the end, and how many networks there are.</summary>
    public const string FinalFit = "final_fit", Members = "members";

    /// <summary>What was chosen: the data itself is not in it.</summary>
    private static JsonObject Settings(AutoTraining training)
    {
        var plan = training.Plan;
        var settings = new JsonObject
        {
            ["task"] = Text(training.Pipeline.Output.Task),
            ["loss"] = Catalogue.Default.Write(plan.Loss),
            ["optimizer"] = Catalogue.Default.Write(plan.Optimizer),
            ["batch_size"] = plan.BatchSize,
            ["epochs"] = plan.Epochs,
            ["patience"] = plan.Patience,
            ["seed"] = plan.Seed,
            ["on_nan"] = Text(plan.OnNonFinite),
            [Members] = plan.Members,
            [FinalFit] = plan.FinalFit,
            ["calibrated"] = plan.Calibrates,
            ["portable"] = true,
            ["data"] = new JsonObject
            {
                ["test"] = plan.Test,
                ["validation"] = plan.Validation,
            },
        };
        if (training.Series is { } series) settings["series"] = JsonNode.Parse(series.Inputs.ToJson());
        return settings;
    }

    /// <summary>A value of an enumeration as it is written.</summary>
    public static string Text(Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    // Rounded: the last digits of a logarithm are the host's affair, not the training's.
    private static JsonObject ToJson(IReadOnlyList<Score> scores) =>
        new(scores.Select(score => KeyValuePair.Create(score.Name, score.Value is { } value ? (JsonNode?)Math.Round(value, 6) : null)));
}
