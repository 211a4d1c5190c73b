using System.Text.Json.Nodes;

namespace Descent.Training.Checkpoints;

/// <summary>What differs between two settings in JSON, told by the names of the settings: <c>optimizer.learning_rate was 0.01 and is 0.02</c>.</summary>
internal static class JsonDifferences
{
    /// <summary>The level between an item's class name and its settings, which nobody thinks of.</summary>
    private const string Config = "config", ClassName = "class_name";

    /// <summary>Longer values are shortened.</summary>
    private const int LongestText = 60;

    public static IEnumerable<string> Between(string path, JsonNode? was, JsonNode? now) => (was, now) switch
    {
        (JsonObject old, JsonObject current) when SameClass(old, current) => old.Select(entry => entry.Key).Union(current.Select(entry => entry.Key))
            .SelectMany(name => Between(name == Config ? path : path.Length == 0 ? name : $"{path}.{name}", old[name], current[name])),
        (JsonArray old, JsonArray current) when old.Count == current.Count => old.SelectMany((item, i) => Between($"{path}[{i}]", item, current[i])),
        (JsonArray old, JsonArray current) when old.Concat(current).All(item => item is JsonObject) =>
            [$"{path} were {old.Count} and are {current.Count}", .. old.Zip(current).SelectMany((items, i) => Between($"{path}[{i}]", items.First, items.Second))],
        _ => JsonNode.DeepEquals(was, now) ? [] : [$"{path} was {Text(was)} and is {Text(now)}"],
    };

    private static bool SameClass(JsonObject old, JsonObject current) => JsonNode.DeepEquals(old[ClassName], current[ClassName]);

    private static string Text(JsonNode? value) => value switch
    {
        null => "none",
        JsonObject item when item[ClassName] is { } name => name.ToString(),
        _ => Short(value.ToJsonString()),
    };

    private static string Short(string text) => text.Length <= LongestText ? text : $"{text[..LongestText]}...";
}
