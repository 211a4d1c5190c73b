using System.Text.Json.Nodes;
using Descent.Cli.Output.Events;
using Descent.Tabular;

namespace Descent.Cli.Runs;

/// <summary>Compares what two runs were told and chose: network, training, columns.</summary>
internal static class SettingDifferences
{
    /// <summary>Parts of the record that are no settings.</summary>
    private static readonly string[] s_results = ["fingerprint", "result", "data.rows", "data.sha256"];

    /// <summary>Settings of a layer that the network's line tells.</summary>
    private static readonly string[] s_told = ["units", "activation"];

    public static IReadOnlyList<SettingDifference> Of(TabularModel first, TabularModel second)
    {
        var (one, other) = (Settings(first), Settings(second));
        var (layers, others) = (Layers(first), Layers(second));
        // A layer that only one of them has is seen in the network's line.
        foreach (var name in layers.Keys.Intersect(others.Keys))
        {
            Flatten(layers[name], $"layer {name}", one);
            Flatten(others[name], $"layer {name}", other);
            foreach (var settings in new[] { one, other })
                foreach (var told in s_told) settings.Remove($"layer {name}.{told}");
        }
        foreach (var column in first.Schema.Columns)
            if (second.Schema.Find(column.Name) is { } same) (one[$"column {column.Name}"], other[$"column {column.Name}"]) = (EventText.Word(column.Role), EventText.Word(same.Role));
        return [.. one.Keys.Union(other.Keys).Select(name => new SettingDifference(name, one.GetValueOrDefault(name), other.GetValueOrDefault(name))).Where(setting => setting.First != setting.Second)];
    }

    private static OrderedDictionary<string, string?> Settings(TabularModel model)
    {
        var settings = new OrderedDictionary<string, string?> { ["target"] = model.Labels.Target, ["columns"] = $"{model.Schema.Columns.Count}", ["network"] = string.Join(" > ", Layers(model).Values.Select(Describe)) };
        Flatten(model.Training, "", settings);
        foreach (var name in settings.Keys.Where(name => s_results.Any(result => name == result || name.StartsWith(result + ".", StringComparison.Ordinal))).ToArray()) settings.Remove(name);
        return settings;
    }

    private static OrderedDictionary<string, JsonObject> Layers(TabularModel model) =>
        new(JsonNode.Parse(model.Model.ToJson())!["layers"]!.AsArray().Select(layer => KeyValuePair.Create((string)layer!["name"]!, layer.AsObject())));

    /// <summary><c>Dense 16 relu</c>.</summary>
    private static string Describe(JsonObject layer)
    {
        var config = layer["config"] as JsonObject;
        return string.Join(' ', new[] { (string?)layer["class_name"], config?["units"]?.ToString(), (string?)config?["activation"]?["class_name"] }.Where(part => part is not null));
    }

    /// <summary>The leaves of JSON by their path; of an item of the catalogue its name, and its settings below it.</summary>
    private static void Flatten(JsonNode? node, string path, OrderedDictionary<string, string?> into)
    {
        switch (node)
        {
            case JsonObject item when item["class_name"] is { } name:
                into[path] = name.ToString();
                Flatten(item["config"], path, into);
                break;
            case JsonObject item:
                foreach (var (key, value) in item) Flatten(value, path.Length == 0 ? key : $"{path}.{key}", into);
                break;
            default:
                into[path] = node?.ToString();
                break;
        }
    }
}
