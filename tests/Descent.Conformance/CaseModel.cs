using System.Text.Json;
using System.Text.Json.Nodes;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;

namespace Descent.Conformance;

/// <summary>Builds the model of a case of the kind "training".</summary>
internal static class CaseModel
{
    public static Model Build(CaseContext context, IReadOnlyList<TensorData> data)
    {
        var description = context.Case.Needed("model");
        var outputs = new Dictionary<string, LayerOutput>(StringComparer.Ordinal);
        var inputs = description.GetProperty("inputs").EnumerateArray().Select((input, i) => Input(input, data[i])).ToList();
        foreach (var input in inputs) outputs.Add(input.Name!, input);
        LayerOutput last = inputs[0];
        foreach (var json in description.GetProperty("layers").EnumerateArray())
        {
            var layer = Layer(json);
            last = layer.Apply(json.TryGetProperty("inbound", out var inbound) ? [.. inbound.EnumerateArray().Select(name => outputs[name.GetString()!])] : [last]);
            outputs.Add(layer.Name!, last);
        }
        var model = new Model([.. inputs.Select(input => input.Output)], [.. description.GetProperty("outputs").EnumerateArray().Select(name => outputs[name.GetString()!])]) { DType = context.Precision };
        model.SetWeights(Weights(context, "parameters").Concat(Weights(context, "state")).ToDictionary());
        return model;
    }

    private static IEnumerable<KeyValuePair<string, TensorData>> Weights(CaseContext context, string field) =>
        context.Case.Needed(field).EnumerateObject().Select(weight => KeyValuePair.Create(weight.Name, CaseTensor.Read(weight.Value, context.Precision)));

    private static Input Input(JsonElement json, TensorData data)
    {
        Shape shape = [.. json.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32())];
        return new(shape, data.DType.IsFloat() ? null : data.DType) { Name = json.GetProperty("name").GetString() };
    }

    private static Layer Layer(JsonElement json)
    {
        var settings = CaseItem.Flat(json);
        settings["name"] = JsonValue.Create(json.GetProperty("name").GetString());
        return CaseItem.Read<Layer>(settings);
    }
}
