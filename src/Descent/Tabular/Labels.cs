using System.Text.Json.Nodes;
using Descent.Data;
using Descent.Graph;

namespace Descent.Tabular;

/// <summary>The classes of a target, and how often each stood in the training rows; no classes for a number.</summary>
/// <param name="Target">The column.</param>
/// <param name="Classes">Their names in the order of the labels.</param>
/// <param name="TrainingCounts">Training rows of each.</param>
public sealed record Labels(string Target, ValueList<string> Classes, ValueList<int> TrainingCounts)
{
    internal static Labels Of(TargetEncoding output, TensorData trainingTargets) => output is not ClassTarget classes ? new(output.Name, [], []) :
        new(output.Name, classes.Classes, [.. Enumerable.Range(0, classes.Classes.Count).Select(label => trainingTargets.ToDoubles().Count(value => value == label))]);

    /// <summary>What the baseline predicts: for every row the majority class with the classes' shares as probabilities, or the mean.</summary>
    public string BaselineName => Classes.Count == 0 ? "mean" : $"always '{Classes[TrainingCounts.ToList().IndexOf(TrainingCounts.Max())]}'";

    /// <summary>The baseline's predictions, [rows, outputs].</summary>
    public TensorData Baseline(int rows)
    {
        var all = (double)TrainingCounts.Sum(count => (long)count);
        float[] one = Classes.Count switch
        {
            0 => [0],      // the mean, standardised
            2 => [(float)(TrainingCounts[1] / all)],
            _ => [.. TrainingCounts.Select(count => (float)(count / all))],
        };
        return TensorData.From([.. Enumerable.Repeat(one, rows).SelectMany(values => values)], [rows, one.Length]);
    }

    internal string ToJson() => new JsonObject
    {
        ["target"] = Target,
        ["classes"] = new JsonArray([.. Classes.Select(name => (JsonNode)name)]),
        ["training_counts"] = new JsonArray([.. TrainingCounts.Select(count => (JsonNode)count)]),
    }.ToJsonString();

    internal static Labels FromJson(string json)
    {
        var node = JsonNode.Parse(json)!;
        return new((string)node["target"]!, [.. node["classes"]!.AsArray().Select(name => (string)name!)], [.. node["training_counts"]!.AsArray().Select(count => (int)count!)]);
    }
}
