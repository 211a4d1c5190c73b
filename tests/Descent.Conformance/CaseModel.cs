using System.Text.Json.Nodes;
using Descent.Graph;
using Descent.Models;

namespace Descent.Conformance;

/// <summary>Builds the model of a case of the kind "training".</summary>
internal static class CaseModel
{
    public static Model Build(CaseContext context, IReadOnlyList<TensorData> data)
    {
        var description = JsonNode.Parse(context.Case.Needed("model").GetRawText())!;
        description["dtype"] = Name(context.Precision);
        foreach (var (i, input) in description["inputs"]!.AsArray().Index())
            if (!data[i].DType.IsFloat()) input!["dtype"] = Name(data[i].DType);
        var model = Model.FromJson(description.ToJsonString());
        model.SetWeights(Weights(context, "parameters").Concat(Weights(context, "state")).ToDictionary());
        return model;
    }

    private static string Name(DType type) => type.ToString().ToLowerInvariant();

    private static IEnumerable<KeyValuePair<string, TensorData>> Weights(CaseContext context, string field) =>
        context.Case.Needed(field).EnumerateObject().Select(weight => KeyValuePair.Create(weight.Name, CaseTensor.Read(weight.Value, context.Precision)));
}
