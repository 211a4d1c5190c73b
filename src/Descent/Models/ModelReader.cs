using System.Text.Json;
using System.Text.Json.Nodes;
using Descent.Graph;
using Descent.Layers;

namespace Descent.Models;

/// <summary>Makes a model from its architecture; see <see cref="ModelJson"/>.</summary>
internal static class ModelReader
{
    public static Model Read(string json, Catalogue catalogue)
    {
        var description = Parse(() => JsonSerializer.Deserialize(json, ModelDescriptionJson.Default.ModelDescription)) ?? throw new FormatException("The architecture of a model is null.");
        return Read(description, catalogue, description.Dtype is null ? DType.Float32 : DTypeNames.Read(description.Dtype));
    }

    private static Model Read(ModelDescription description, Catalogue catalogue, DType type)
    {
        if (description.Inputs.Contains(null!) || description.Layers.Contains(null!) || description.Outputs.Contains(null!)) throw new FormatException("The inputs, layers or outputs of the model hold null.");
        try
        {
            return description.Type switch
            {
                "sequential" => new Sequential(Stack(description, catalogue, type)) { Name = description.Name ?? "model", Seed = description.Seed, DType = type },
                "functional" => Functional(description, catalogue, type),
                var other => throw new FormatException($"A model's type is \"sequential\" or \"functional\", got \"{other}\"."),
            };
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            throw new FormatException($"The model cannot be made: {error.Message}", error);
        }
    }

    private static T Parse<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (JsonException error)
        {
            throw new FormatException($"The architecture of a model cannot be read: {error.Message}", error);
        }
    }

    private static List<Layer> Stack(ModelDescription description, Catalogue catalogue, DType type)
    {
        if (description.Inputs.Count > 1) throw new FormatException($"A sequential model has at most one input, got {description.Inputs.Count}.");
        var layers = new List<Layer>(description.Inputs.Select(Input));
        var known = new Dictionary<string, (LayerDescription Entry, Layer Layer)>(StringComparer.Ordinal);
        foreach (var entry in description.Layers)
        {
            // One name twice is one layer twice, as long as the settings agree.
            var isShared = known.TryGetValue(entry.Name, out var earlier) && earlier.Entry.ClassName == entry.ClassName && JsonElement.DeepEquals(earlier.Entry.Config, entry.Config);
            if (!isShared) known[entry.Name] = (entry, Layer(entry, catalogue, type));
            layers.Add(known[entry.Name].Layer);
        }
        return layers;
    }

    private static Model Functional(ModelDescription description, Catalogue catalogue, DType type)
    {
        var wiring = new LayerWiring(description.Inputs.Select(input => (input.Name, (LayerOutput)Input(input))));
        wiring.Apply([.. description.Layers.Select(entry => (Layer(entry, catalogue, type), LayerWiring.Calls(entry)))]);
        return new Model(wiring.Inputs, [.. description.Outputs.Select(wiring.Value)]) { Name = description.Name ?? "model", Seed = description.Seed, DType = type };
    }

    private static Input Input(InputDescription input) =>
        new([.. input.Shape], input.Dtype is null ? null : DTypeNames.Read(input.Dtype)) { Name = input.Name };

    private static Layer Layer(LayerDescription entry, Catalogue catalogue, DType type)
    {
        if (entry.ClassName == ModelJson.NestedClassName) return Nested(entry.Config, entry.Name, catalogue, type);
        var config = JsonNode.Parse(entry.Config.GetRawText());
        if (entry.ClassName != nameof(TimeDistributed) || InnerModel(entry.Config) is not { } inner) return Listed(entry, config, catalogue);
        config!["layer"] = new JsonObject { ["class_name"] = nameof(Flatten) };
        return (TimeDistributed)Listed(entry, config, catalogue) with { Layer = Nested(inner, null, catalogue, type) };
    }

    /// <summary>The config of the model that a wrapper applies to each step; null where it applies another layer.</summary>
    private static JsonElement? InnerModel(JsonElement config) =>
        config.ValueKind == JsonValueKind.Object && config.TryGetProperty("layer", out var layer) && layer.ValueKind == JsonValueKind.Object
        && layer.TryGetProperty("class_name", out var name) && name.ValueKind == JsonValueKind.String && name.ValueEquals(ModelJson.NestedClassName) && layer.TryGetProperty("config", out var inner) ? inner : null;

    private static Layer Listed(LayerDescription entry, JsonNode? config, Catalogue catalogue)
    {
        using var item = JsonDocument.Parse(new JsonObject { ["class_name"] = entry.ClassName, ["config"] = config }.ToJsonString());
        try
        {
            return catalogue.Read<Layer>(item.RootElement) with { Name = entry.Name };
        }
        catch (FormatException error)
        {
            throw new FormatException($"Layer \"{entry.Name}\": {error.Message}", error);
        }
    }

    /// <summary>A model that is a layer; it computes in the outer one's type.</summary>
    private static NestedModel Nested(JsonElement config, string? name, Catalogue catalogue, DType type)
    {
        var description = Parse(() => config.Deserialize(ModelDescriptionJson.Default.NestedModelDescription)) ?? throw new FormatException($"The model {name} has no config.");
        var layer = Read(description.Model, catalogue, type).AsLayer(name);
        layer.Trainable = description.Trainable;
        return layer;
    }
}
