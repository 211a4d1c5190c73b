using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Tests.Reference;

/// <summary>
/// A naive interpreter of the graph, the oracle for kernels and compiler: every op in double (a Float32 result is rounded once an op) or in
/// whole numbers, by plain loops.
/// </summary>
public static class ReferenceEvaluator
{
    /// <summary>The value of one tensor.</summary>
    public static TensorData Evaluate(Tensor result, params (string Name, TensorData Value)[] feeds) => Evaluate([result], feeds)[0];

    /// <summary>The values of several tensors, each node computed once.</summary>
    public static TensorData[] Evaluate(IReadOnlyList<Tensor> results, params (string Name, TensorData Value)[] feeds)
    {
        var values = new Dictionary<Tensor, Values>();
        foreach (var node in Topology.Sort(results))
        {
            var outputs = node.Op is Input input ? [Feed(input, feeds)]
                : ReferenceOps.Apply(node.Op, [.. node.Outputs.Select(output => output.Type)], [.. node.Inputs.Select(value => values[value])]);
            for (var i = 0; i < outputs.Length; i++)
            {
                Assert.Equal(node.Outputs[i].Type, outputs[i].Type);
                values[node.Outputs[i]] = outputs[i];
            }
        }
        return [.. results.Select(result => values[result].ToData())];
    }

    /// <summary>Runs a program: hands out its outputs, then writes its variables.</summary>
    public static TensorData[] Run(GraphProgram program, params (string Name, TensorData Value)[] feeds)
    {
        var results = Evaluate([.. program.Results], feeds);
        for (var i = 0; i < program.Updates.Count; i++) program.Updates[i].Variable.Write(results[program.Outputs.Count + i]);
        return results[..program.Outputs.Count];
    }

    /// <summary>What one op makes of some data.</summary>
    public static TensorData[] Apply(Op op, params TensorData[] inputs)
    {
        var feeds = inputs.Select((value, i) => (Name: $"input{i}", Value: value)).ToArray();
        var node = Node.Create(op, [.. feeds.Select(feed => Tensor.Input(feed.Name, feed.Value.DType, feed.Value.Shape))]);
        return Evaluate(node.Outputs, feeds);
    }

    private static Values Feed(Input input, (string Name, TensorData Value)[] feeds)
    {
        var value = feeds.FirstOrDefault(feed => feed.Name == input.Label).Value
            ?? throw new ArgumentException($"The graph needs a value for {input.Label} {input.Type}, got {string.Join(", ", feeds.Select(feed => feed.Name))}.");
        return value.Shape == input.Type.Shape ? Values.From(value.Cast(input.Type.DType))
            : throw new ShapeException($"{input.Label} {input.Type} cannot take {value}.");
    }
}
