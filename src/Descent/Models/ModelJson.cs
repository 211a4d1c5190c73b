using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Descent.Graph;
using Descent.Layers;

namespace Descent.Models;

/// <summary>
/// Writes the architecture of a model: <c>type</c> (sequential or functional), <c>name</c>, <c>dtype</c>, <c>seed</c>, <c>inputs</c> (name, shape
/// without the batch, element type), <c>layers</c> (class_name, config, name; in a functional model also inbound) and <c>outputs</c>.
/// </summary>
/// <remarks>
/// <c>inbound</c> lists what a layer is applied to, or, for a shared layer, has one list an application. A value is called by its
/// layer's name; <c>name:call:output</c> where it is not the first output of the first application.
/// </remarks>
internal static class ModelJson
{
    /// <summary>The class name of a model that is a layer; its config has the <c>model</c>'s architecture and <c>trainable</c>.</summary>
    public const string NestedClassName = "Model";

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Model model, Catalogue catalogue) => Describe(model, catalogue).ToJsonString(Compact);

    private static JsonObject Describe(Model model, Catalogue catalogue)
    {
        var sequential = model is Sequential;
        return new()
        {
            ["type"] = sequential ? "sequential" : "functional",
            ["name"] = model.Name,
            ["dtype"] = DTypeNames.Of(model.DType),
            ["seed"] = model.Seed,
            ["inputs"] = new JsonArray([.. model.Graph.Inputs.Select(input => Input(model, (Input)input.Call.Layer))]),
            ["layers"] = new JsonArray([.. model.Layers.Select(layer => Layer(model, layer, catalogue, withInbound: !sequential))]),
            ["outputs"] = new JsonArray([.. model.Graph.Outputs.Select(output => (JsonNode)Reference(model, output))]),
        };
    }

    private static JsonObject Input(Model model, Input input)
    {
        var json = new JsonObject { ["name"] = model.NameOf(input), ["shape"] = new JsonArray([.. input.Shape.Select(length => (JsonNode)length)]) };
        if (input.DType is { } type) json["dtype"] = DTypeNames.Of(type);
        return json;
    }

    private static JsonObject Layer(Model model, Layer layer, Catalogue catalogue, bool withInbound)
    {
        var json = layer switch
        {
            NestedModel nested => Nested(nested, catalogue),
            TimeDistributed { Layer: NestedModel inner } each => AtEachStep(each, inner, catalogue),
            _ => catalogue.Write(layer),
        };
        json["config"]!.AsObject().Remove("name");
        json["name"] = model.NameOf(layer);
        if (withInbound) json["inbound"] = Inbound(model, layer);
        return json;
    }

    private static JsonObject Nested(NestedModel layer, Catalogue catalogue) => new()
    {
        ["class_name"] = NestedClassName,
        ["config"] = new JsonObject { ["model"] = Describe(layer.Model, catalogue), ["trainable"] = layer.Trainable },
    };

    /// <summary>A model that is applied to each step: the catalogue, which has no models, writes the wrapper round another layer.</summary>
    private static JsonObject AtEachStep(TimeDistributed wrapper, NestedModel inner, Catalogue catalogue)
    {
        var json = catalogue.Write<Layer>(wrapper with { Layer = new Flatten() });
        json["config"]!["layer"] = Nested(inner, catalogue);
        return json;
    }

    private static JsonArray Inbound(Model model, Layer layer)
    {
        JsonArray[] calls = [.. Calls(model, layer).Select(call => new JsonArray([.. call.Inputs.Select(input => (JsonNode)Reference(model, input))]))];
        return calls.Length == 1 ? calls[0] : new JsonArray(calls);
    }

    private static string Reference(Model model, LayerOutput value)
    {
        var name = model.NameOf(value.Call.Layer);
        if (value.Call.Layer is Input) return name;
        var call = Calls(model, value.Call.Layer).IndexOf(value.Call);
        return call == 0 && value.Index == 0 ? name : $"{name}:{call}:{value.Index}";
    }

    private static List<LayerCall> Calls(Model model, Layer layer) => [.. model.Graph.Calls.Where(call => ReferenceEquals(call.Layer, layer))];
}
