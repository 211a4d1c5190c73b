using Descent.Data;
using Descent.Graph;

namespace Descent.Tabular;

/// <summary>What a model says about some rows.</summary>
public sealed class TabularPredictions
{
    private readonly TargetEncoding _output;

    internal TabularPredictions(TargetEncoding output, TensorData outputs) => (_output, Outputs) = (output, outputs);

    /// <summary>The network's outputs, [rows, outputs]: of two classes the probability of the second, of more the probability of each, of a number its standardised value.</summary>
    public TensorData Outputs { get; }

    /// <summary>The number of rows.</summary>
    public int Count => Outputs.Rows;

    /// <summary>The label or number predicted for a row, as text.</summary>
    public string this[int row] => _output.Decode(Of(row));

    /// <summary>The probability of each class for a row, in the order of the labels.</summary>
    /// <exception cref="InvalidOperationException">A number is predicted, not classes.</exception>
    public IReadOnlyList<float> Probabilities(int row)
    {
        if (_output is not ClassTarget) throw new InvalidOperationException($"'{_output.Name}' is a number, which has no probabilities of classes: read Number(row).");
        var outputs = Of(row);
        return outputs.Length == 1 ? [1 - outputs[0], outputs[0]] : outputs.ToArray();
    }

    /// <summary>The label predicted for a row, by its place among the classes.</summary>
    /// <exception cref="InvalidOperationException">A number is predicted, not classes.</exception>
    public int Label(int row) => _output is ClassTarget classes ? classes.Label(Of(row)) : throw new InvalidOperationException($"'{_output.Name}' is a number, which has no labels: read Number(row).");

    /// <summary>The label predicted for a row of two classes where errors cost differently: the second class from a probability on that is not one half, the first below.</summary>
    /// <param name="row">The row.</param>
    /// <param name="threshold">The probability, 0 to 1; see <see cref="Assessments.ClassReport.Thresholds"/>.</param>
    /// <exception cref="InvalidOperationException">There are not two classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is no probability.</exception>
    public int Label(int row, double threshold)
    {
        if (threshold is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "A threshold is a probability, from 0 to 1.");
        if (_output is not ClassTarget { Classes.Count: 2 }) throw new InvalidOperationException($"A threshold decides between two classes, which '{_output.Name}' has not: leave it out.");
        return Of(row)[0] >= threshold ? 1 : 0;
    }

    /// <summary>The number predicted for a row, in its own unit.</summary>
    /// <exception cref="InvalidOperationException">Classes are predicted, not a number.</exception>
    public double Number(int row) => _output is NumberTarget number ? number.Inverse(Of(row)[0]) : throw new InvalidOperationException($"'{_output.Name}' has classes, which are no numbers: read Label(row) or Probabilities(row).");

    private ReadOnlySpan<float> Of(int row) => Outputs.Span<float>().Slice(row * _output.Outputs, _output.Outputs);
}
