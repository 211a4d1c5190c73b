using Descent.Assessments;
using Descent.Graph;
using Descent.Tabular.Results;
using Descent.Training;

namespace Descent.Tabular.Measuring;

/// <summary>
/// How much worse the main score is where a column's cells are in another order, so that they say nothing of their rows (Breiman: Random Forests, 2001). All inputs that a column
/// became move together.
/// </summary>
internal sealed class PermutationImportance
{
    private const int MostRows = 2000, MostRepeats = 10, LeastRepeats = 5, FewRows = 500;

    private readonly TabularModel _model;
    private readonly TensorData _features, _truth;
    private readonly long _seed;

    public PermutationImportance(TabularModel model, TensorData features, TensorData truth, long seed)
    {
        (_model, _seed) = (model, seed);
        var rows = Rows(features.Rows, seed);
        (_features, _truth) = (features.TakeRows(rows), truth.TakeRows(rows));
    }

    /// <summary>The most important column first; nothing where the rows have no score.</summary>
    public IReadOnlyList<ColumnImportance> Run()
    {
        if (Score(_features) is not { } all) return [];
        var (found, first) = (new List<ColumnImportance>(), 0);
        foreach (var input in _model.Pipeline.Inputs)
        {
            if (input.FeatureCount > 0) found.Add(Of(input.Name, first, input.FeatureCount, all));
            first += input.FeatureCount;
        }
        return [.. found.OrderByDescending(column => column.Loss)];
    }

    private ColumnImportance Of(string name, int first, int count, double all)
    {
        var repeats = _features.Rows <= FewRows ? MostRepeats : LeastRepeats;
        double[] losses = [.. Enumerable.Range(0, repeats).Select(repeat => all - (Score(Permuted(name, first, count, repeat)) ?? all))];
        var mean = losses.Average();
        return new(name, mean, Math.Sqrt(losses.Sum(loss => (loss - mean) * (loss - mean)) / (repeats - 1)));
    }

    private double? Score(TensorData features) => MainScore.Of(_model.Pipeline.Output, _truth, _model.Model.Predict(features));

    /// <summary>The inputs with those of one column in another order.</summary>
    private TensorData Permuted(string name, int first, int count, int repeat)
    {
        var width = _features.Shape[1];
        int[] order = [.. Enumerable.Range(0, _features.Rows)];
        new RandomStream(_seed, $"importance/{name}/{repeat}").Shuffle<int>(order);
        float[] values = [.. _features.Span<float>()];
        for (var row = 0; row < order.Length; row++) _features.Span<float>().Slice(order[row] * width + first, count).CopyTo(values.AsSpan(row * width + first));
        return TensorData.From(values, _features.Shape);
    }

    private static int[] Rows(int rows, long seed)
    {
        int[] all = [.. Enumerable.Range(0, rows)];
        if (rows <= MostRows) return all;
        new RandomStream(seed, "importance/rows").Shuffle<int>(all);
        return all[..MostRows];
    }
}
