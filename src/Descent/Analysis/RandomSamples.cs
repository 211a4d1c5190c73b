using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Training;

namespace Descent.Analysis;

/// <summary>Samples that a model takes, where there is no data.</summary>
internal static class RandomSamples
{
    public static TrainingData For(Model model, IReadOnlyList<OutputObjective> outputs, int rows, long seed)
    {
        // Whichever table an id goes to, this many it has.
        var ids = Embeddings(model).Select(layer => layer.InputDim).DefaultIfEmpty(2).Min();
        return new(
            [.. model.Inputs.Select((input, i) => Input(input, new(seed, $"samples/x{i}"), rows, ids))],
            [.. model.Outputs.Select((output, i) => Target(output, outputs[i].Loss.TakesLabels, new(seed, $"samples/y{i}"), rows))]);
    }

    private static TensorData Input(ModelPort port, RandomStream random, int rows, int ids) => Fill(port.DType, port.Shape, rows, port.DType switch
    {
        DType.Float32 or DType.Float64 => random.NextNormal,
        DType.Bool => () => random.NextInt(2),
        _ => () => random.NextInt(ids),
    });

    private static TensorData Target(ModelPort port, bool isLabel, RandomStream random, int rows) =>
        isLabel ? Fill(DType.Int32, port.Shape[..^1], rows, () => random.NextInt(port.Shape[^1])) : Fill(DType.Float64, port.Shape, rows, () => random.NextInt(2));

    private static TensorData Fill(DType type, Shape sample, int rows, Func<double> draw)
    {
        var values = new double[rows * sample.Size];
        for (var i = 0; i < values.Length; i++) values[i] = draw();
        return TensorData.From(values, Shape.Create([rows]).Concat(sample)).Cast(type);
    }

    private static IEnumerable<Embedding> Embeddings(Model model) => model.Layers.SelectMany(layer => layer switch
    {
        Embedding embedding => [embedding],
        NestedModel nested => Embeddings(nested.Model),
        TimeDistributed { Layer: Embedding embedding } => [embedding],
        _ => [],
    });
}
