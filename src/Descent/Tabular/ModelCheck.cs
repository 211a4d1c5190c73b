using System.Text.Json;
using System.Text.Json.Nodes;
using Descent.Data;
using Descent.Models;

namespace Descent.Tabular;

/// <summary>Whether the parts of a model's file fit each other: each may be whole, and of another model.</summary>
internal static class ModelCheck
{
    private const int ShaLength = 64;

    /// <summary>Of the network, what the preprocessing gives and what the target needs.</summary>
    /// <exception cref="FormatException">It takes or gives something else.</exception>
    public static void Network(Model model, Pipeline pipeline)
    {
        Require(model.Inputs is [{ Shape: { Rank: 1 } inputs }] && inputs[0] == pipeline.InputCount, $"the preprocessing gives {pipeline.InputCount} inputs, which the network does not take");
        Require(model.Outputs is [{ Shape: { Rank: 1 } outputs }] && outputs[0] == pipeline.Output.Outputs, $"the target '{pipeline.Output.Name}' needs {pipeline.Output.Outputs} outputs, which the network does not give");
    }

    /// <summary>Of the columns, that all of the preprocessing are among them.</summary>
    /// <exception cref="FormatException">One is not.</exception>
    public static void Columns(Schema schema, Pipeline pipeline)
    {
        Require(schema.Target?.Name == pipeline.Output.Name, $"the schema's target is not '{pipeline.Output.Name}', which the preprocessing has");
        foreach (var input in pipeline.Inputs) Require(schema.Find(input.Name) is not null, $"the schema lacks the column '{input.Name}', which the preprocessing has");
    }

    /// <summary>Of the classes, that they are the target's, and that at least one has a row.</summary>
    /// <exception cref="FormatException">They are not.</exception>
    public static void Classes(Labels labels, TargetEncoding output)
    {
        var classes = output is ClassTarget target ? target.Classes : [];
        Require(labels.Target == output.Name, $"the labels are not those of the target '{output.Name}'");
        Require(labels.Classes.SequenceEqual(classes) && labels.TrainingCounts.Count == classes.Count, $"the labels have not the {classes.Count} classes of the target '{output.Name}', with a count for each");
        Require(labels.TrainingCounts.All(count => count >= 0) && (classes.Count == 0 || labels.TrainingCounts.Any(count => count > 0)), "the labels' training counts are negative, or all 0");
    }

    /// <summary>Of the training's record, all that is asked of it later.</summary>
    /// <exception cref="FormatException">Something of it is missing or no such thing; the message names it.</exception>
    public static void Training(JsonObject record)
    {
        Part(record, "task", node => node?.GetValueKind() == JsonValueKind.String);
        Part(record, "loss", node => node is JsonObject);
        Part(record, "optimizer", node => node is JsonObject);
        Part(record, "seed", node => Number(node) is { } seed && seed.TryGetValue<long>(out _));
        Part(record, "batch_size", node => Number(node) is { } size && size.TryGetValue<int>(out var rows) && rows > 0);
        Part(record, TrainingRecord.FinalFit, node => node is null || node.GetValueKind() is JsonValueKind.True or JsonValueKind.False);
        Part(record, TrainingRecord.Members, node => node is null || Number(node) is { } members && members.TryGetValue<int>(out var count) && count > 0);
        var data = Section(record, "data");
        Part(data, "rows", node => Number(node) is { } rows && rows.TryGetValue<int>(out var count) && count >= 0);
        Part(data, "sha256", node => node?.GetValueKind() == JsonValueKind.String && (string?)node is { Length: ShaLength });
        Part(data, "test", IsShare);
        Part(data, "validation", IsShare);
        var result = Section(record, "result");
        Part(result, "epochs", node => Number(node) is { } epochs && epochs.TryGetValue<int>(out _));
        Part(result, "stopped", node => node?.GetValueKind() == JsonValueKind.String);
        Part(result, TrainingRecord.FinalFit, node => node is null or JsonObject);
        Part(result, "test", node => node is JsonObject scores && scores.All(score => score.Value is null || Number(score.Value) is not null));
        Part(result, TrainingRecord.Temperature, node => node is null || (Number(node) is { } temperature && (double)temperature > 0));
    }

    private static JsonObject Section(JsonObject record, string name)
    {
        Part(record, name, node => node is JsonObject);
        return record[name]!.AsObject();
    }

    private static void Part(JsonObject record, string name, Func<JsonNode?, bool> isRight) =>
        Require(isRight(record[name]), $"the record of its training has \"{name}\": {Text.Short(record[name]?.ToJsonString() ?? "null")}, which is no such thing");

    private static bool IsShare(JsonNode? node) => Number(node) is { } share && (double)share is >= 0 and < 1;

    private static JsonValue? Number(JsonNode? node) => node?.GetValueKind() == JsonValueKind.Number ? node.AsValue() : null;

    private static void Require(bool isSo, string otherwise)
    {
        if (!isSo) throw new FormatException(otherwise);
    }
}
