using System.Text.Json;
using System.Text.Json.Nodes;
using Descent.Conformance;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;

namespace Descent.Tests.Training;

/// <summary>Builds the model of a training case.</summary>
internal static class CaseModel
{
    public static Model Build(JsonElement json, DType precision)
    {
        var values = new Dictionary<string, LayerOutput>();
        foreach (var input in json.GetProperty("inputs").EnumerateArray())
            values[input.GetProperty("name").GetString()!] = new Input([.. input.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32())]) { Name = input.GetProperty("name").GetString() };
        LayerOutput[] inputs = [.. values.Values];
        var last = inputs[0];
        foreach (var layer in json.GetProperty("layers").EnumerateArray())
        {
            var name = layer.GetProperty("name").GetString()!;
            LayerOutput[] inbound = layer.TryGetProperty("inbound", out var from) ? [.. from.EnumerateArray().Select(source => values[source.GetString()!])] : [last];
            values[name] = last = (Layer(layer) with { Name = name }).Apply(inbound);
        }
        return new Model(inputs, [.. json.GetProperty("outputs").EnumerateArray().Select(output => values[output.GetString()!])]) { DType = precision };
    }

    private static Layer Layer(JsonElement json)
    {
        var flat = CaseItem.Flat(json);
        if (flat["activation"] is JsonValue name) flat["activation"] = new JsonObject { ["class_name"] = name.GetValue<string>() };
        return CaseItem.Read<Layer>(flat);
    }
}
