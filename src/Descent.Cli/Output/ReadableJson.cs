using System.Text.Json.Nodes;

namespace Descent.Cli.Output;

/// <summary>Shows JSON of settings to people: <c>Adam: beta_1 0.9, beta_2 0.999</c>. What is null is left out.</summary>
internal static class ReadableJson
{
    /// <summary>A name and a value for each property.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(JsonObject settings) =>
        [.. settings.Where(setting => setting.Value is not null).Select(setting => new[] { setting.Key.Replace('_', ' '), Text(setting.Value!) })];

    private static string Text(JsonNode value) => value switch
    {
        JsonObject item when item["class_name"] is { } name => item["config"] is JsonObject config && Properties(config) is { Length: > 0 } text ? $"{name} ({text})" : $"{name}",
        JsonObject item => Properties(item),
        JsonArray items => string.Join(", ", items.Select(item => item is null ? "none" : Text(item))),
        _ => value.ToString(),
    };

    private static string Properties(JsonObject item) => string.Join(", ", item.Where(property => property.Value is not null).Select(property => $"{property.Key} {Text(property.Value!)}"));
}
