using Descent.Data;
using Descent.Graph;
using Descent.Training;

namespace Descent.Tabular.Explaining;

/// <summary>
/// What each column of a row adds to its prediction, beside a typical row: the change as the row's columns take the typical ones' place one after the other, the mean over some
/// orders and their reverses (Štrumbelj and Kononenko 2014; Mitchell, Cooper, Frank, Holmes 2022). An estimate of Shapley's values; its sum is exact for any number of orders.
/// </summary>
internal sealed class ShapleySample
{
    private const int Orders = 10, MostNumbers = 2_000_000;

    private readonly TabularModel _model;
    private readonly (int First, int Count)[] _columns;
    private readonly int[][] _orders;

    public ShapleySample(TabularModel model)
    {
        _model = model;
        var first = 0;
        _columns = [.. model.Pipeline.Inputs.Select(input => ((first += input.FeatureCount) - input.FeatureCount, input.FeatureCount))];
        _orders = new int[Orders][];
        // The same for all rows, so that a row's explanation does not depend on those beside it.
        var stream = new RandomStream(0, "explain");
        for (var i = 0; i < Orders; i += 2)
        {
            _orders[i] = [.. Enumerable.Range(0, _columns.Length)];
            stream.Shuffle<int>(_orders[i]);
            _orders[i + 1] = [.. _orders[i].Reverse()];
        }
    }

    /// <summary>The typical row's prediction and what each column adds, for each row; the network's outputs say which class is explained.</summary>
    public (double Reference, double[] Effects)[] Explain(TensorData features, TensorData outputs)
    {
        var typical = _model.Typical!;
        var reference = _model.Model.Predict(typical.Reshape([1, typical.Rows]));
        var result = Enumerable.Range(0, features.Rows).Select(row => (Value(reference, 0, outputs, row), new double[_columns.Length])).ToArray();
        var (paths, perCall) = (features.Rows * Orders, PathsPerCall(_columns.Length, features.Shape[1]));
        for (var start = 0; start < paths; start += perCall)
        {
            var count = Math.Min(perCall, paths - start);
            var predictions = _model.Model.Predict(Paths(features, start, count));
            for (var path = 0; path < count; path++) Add(result[(start + path) / Orders].Item2, predictions, path, start + path, outputs);
        }
        return result;
    }

    /// <summary>How many ways from the typical row to another, each of one line more than there are columns, are predicted by one call of the network.</summary>
    internal static int PathsPerCall(int columns, int inputs) => (int)Math.Max(1, MostNumbers / ((columns + 1L) * inputs));

    /// <summary>For each row and order: the typical row, with one column more of the row in each line, up to the row itself.</summary>
    private TensorData Paths(TensorData features, int start, int count)
    {
        var (width, steps) = (features.Shape[1], _columns.Length + 1);
        var lines = new float[count * steps * width];
        for (var line = 0; line < count * steps; line++)
        {
            var (path, step) = (start + line / steps, line % steps);
            var place = lines.AsSpan(line * width, width);
            if (step == 0) _model.Typical!.Span<float>().CopyTo(place);
            else
            {
                lines.AsSpan((line - 1) * width, width).CopyTo(place);
                var (first, inputs) = _columns[_orders[path % Orders][step - 1]];
                features.Span<float>().Slice(path / Orders * width + first, inputs).CopyTo(place[first..]);
            }
        }
        return TensorData.From(lines, [count * steps, width]);
    }

    /// <summary>Adds a path's part to its row's effects.</summary>
    private void Add(double[] effects, TensorData predictions, int place, int path, TensorData outputs)
    {
        var (order, line, row) = (_orders[path % Orders], place * (_columns.Length + 1), path / Orders);
        for (var step = 1; step <= _columns.Length; step++)
            effects[order[step - 1]] += (Value(predictions, line + step, outputs, row) - Value(predictions, line + step - 1, outputs, row)) / Orders;
    }

    /// <summary>What is explained: the probability of the second of two classes, that of the predicted one of several, or the number in its own unit.</summary>
    private double Value(TensorData predictions, int line, TensorData outputs, int row) => _model.Pipeline.Output switch
    {
        NumberTarget number => number.Inverse(predictions[line]),
        ClassTarget { Outputs: 1 } => predictions[line],
        ClassTarget classes => predictions[line * classes.Outputs + classes.Label(outputs.Span<float>().Slice(row * classes.Outputs, classes.Outputs))],
        var other => throw new NotSupportedException($"Predictions of {other.GetType().Name} cannot be explained."),
    };
}
