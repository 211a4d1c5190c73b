using Descent.Data;
using Descent.Graph;
using Descent.Models;
using Descent.Training;

namespace Descent.Tabular.Baselines;

/// <summary>The linear model beside the network in its file, so that whoever measures the network on new rows has the comparison too.</summary>
internal static class LinearFile
{
    private const string Section = "linear", Prefix = ModelFile.FurtherPrefix + "linear/";

    /// <summary>Adds the architecture to the sections.</summary>
    /// <returns>The weights.</returns>
    public static Dictionary<string, TensorData> Write(Model? linear, Dictionary<string, string> sections)
    {
        if (linear is null) return [];
        sections[Section] = linear.ToJson();
        return linear.GetWeights().ToDictionary(weight => Prefix + weight.Key, weight => weight.Value);
    }

    /// <summary>Null where the file holds none.</summary>
    /// <exception cref="FormatException">It is none for these inputs.</exception>
    public static Model? Read(IReadOnlyDictionary<string, string> sections, IReadOnlyDictionary<string, TensorData> tensors, Pipeline pipeline)
    {
        if (!sections.TryGetValue(Section, out var architecture)) return null;
        var linear = Model.FromJson(architecture);
        linear.SetWeights(tensors.Where(tensor => tensor.Key.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(tensor => tensor.Key[Prefix.Length..], tensor => tensor.Value));
        return linear.Inputs is [{ Shape: { Rank: 1 } inputs }] && inputs[0] == pipeline.InputCount && linear.Outputs is [{ Shape: { Rank: 1 } outputs }] && outputs[0] == pipeline.Output.Outputs ? linear
            : throw new FormatException($"the linear model beside the network does not take the {pipeline.InputCount} inputs of the preprocessing, or give its {pipeline.Output.Outputs} outputs");
    }
}
