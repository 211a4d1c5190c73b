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
        var description = Parse(json);
        var type = description.Dtype is null ? DType.Float32 : DTypeNames.Read(description.Dtype);
        try
        {
            return description.Type switch
            {
                "sequential" => new Sequential(Stack(description, catalogue)) { Name = description.Name ?? "model", Seed = description.Seed, DType = type },
                "functional" => Functional(description, catalogue, type),
                var other => throw new FormatException($"A model's type is \"sequential\" or \"functional\", got \"{other}\"."),
            };
        }
        catch (ArgumentException error)
        {
            throw new FormatException($"The model cannot be made: {error.Message}", error);
        }
    }

    private static ModelDescription Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ModelDescriptionJson.Default.ModelDescription) ?? throw new FormatException("The architecture of a model is null.");
        }
        catch (JsonException error)
        {
            throw new FormatException($"The architecture of a model cannot be read: {error.Message}", error);
        }
    }

    private static List<Layer> Stack(ModelDescription description, Catalogue catalogue)
    {
        if (description.Inputs.Count > 1) throw new FormatException($"A sequential model has at most one input, got {description.Inputs.Count}.");
        var layers = new List<Layer>(description.Inputs.Select(Input));
        var known = new Dictionary<string, Layer>(StringComparer.Ordinal);
        foreach (var entry in description.Layers)
        {
            var layer = Layer(entry, catalogue);
            // One name twice is one layer twice, as long as the settings agree.
            if (known.TryGetValue(entry.Name, out var earlier) && earlier == layer) layer = earlier;
            known[entry.Name] = layer;
            layers.Add(layer);
        }
        return layers;
    }

    private static Model Functional(ModelDescription description, Catalogue catalogue, DType type)
    {
        var wiring = new LayerWiring(description.Inputs.Select(input => (input.Name, (LayerOutput)Input(input))));
        wiring.Apply([.. description.Layers.Select(entry => (Layer(entry, catalogue), LayerWiring.Calls(entry)))]);
        return new Model(wiring.Inputs, [.. description.Outputs.Select(wiring.Value)]) { Name = description.Name ?? "model", Seed = description.Seed, DType = type };
    }

    private static Input Input(InputDescription input) =>
        new([.. input.Shape], input.Dtype is null ? null : DTypeNames.Read(input.Dtype)) { Name = input.Name };

    private static Layer Layer(LayerDescription entry, Catalogue catalogue)
    {
        using var item = JsonDocument.Parse(new JsonObject { ["class_name"] = entry.ClassName, ["config"] = JsonNode.Parse(entry.Config.GetRawText()) }.ToJsonString());
        try
        {
            return catalogue.Read<Layer>(item.RootElement) with { Name = entry.Name };
        }
        catch (FormatException error)
        {
            throw new FormatException($"Layer \"{entry.Name}\": {error.Message}", error);
        }
    }
}
