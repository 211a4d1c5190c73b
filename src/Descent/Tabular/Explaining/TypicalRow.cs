using Descent.Data;
using Descent.Graph;

namespace Descent.Tabular.Explaining;

/// <summary>The row that others are explained by their difference from: of numbers, dates and texts the mean, of categories and truths the most frequent value.</summary>
internal static class TypicalRow
{
    /// <summary>The tensor in a model file.</summary>
    public const string Name = Training.ModelFile.FurtherPrefix + "typical";

    /// <summary>Of encoded training rows, <c>[rows, inputs]</c>.</summary>
    public static TensorData Of(Pipeline pipeline, TensorData features)
    {
        var (typical, first) = (new float[pipeline.InputCount], 0);
        foreach (var input in pipeline.Inputs)
        {
            var place = typical.AsSpan(first, input.FeatureCount);
            if (input is CategoryEncoding or BooleanEncoding or EmbeddingEncoding) MostFrequent(features, first, place);
            else Mean(features, first, place);
            first += input.FeatureCount;
        }
        return TensorData.From(typical);
    }

    /// <summary>Null where the file holds none.</summary>
    /// <exception cref="FormatException">It is none of these inputs.</exception>
    public static TensorData? Read(IReadOnlyDictionary<string, TensorData> tensors, Pipeline pipeline) => !tensors.TryGetValue(Name, out var typical) ? null
        : typical.DType == DType.Float32 && typical.Shape.Rank == 1 && typical.Shape[0] == pipeline.InputCount ? typical
        : throw new FormatException($"the typical row is {typical}, not Float32[{pipeline.InputCount}]");

    private static void Mean(TensorData features, int first, Span<float> mean)
    {
        for (var i = 0; i < mean.Length; i++)
        {
            double sum = 0;
            for (var row = 0; row < features.Rows; row++) sum += features[row * features.Shape[1] + first + i];
            mean[i] = (float)(sum / features.Rows);
        }
    }

    /// <summary>Of equally frequent values that of the earliest row.</summary>
    private static void MostFrequent(TensorData features, int first, Span<float> value)
    {
        var (counts, best) = (new Dictionary<ValueList<float>, int>(), 0);
        for (var row = 0; row < features.Rows; row++)
        {
            ValueList<float> cells = [.. features.Span<float>().Slice(row * features.Shape[1] + first, value.Length)];
            counts[cells] = counts.GetValueOrDefault(cells) + 1;
        }
        var most = counts.Values.Max();
        while (counts[[.. features.Span<float>().Slice(best * features.Shape[1] + first, value.Length)]] != most) best++;
        features.Span<float>().Slice(best * features.Shape[1] + first, value.Length).CopyTo(value);
    }
}
