using Descent.Graph;

namespace Descent.Data;

/// <summary>A number to predict, [rows, 1] Float32: (y - mean) / standard deviation.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Mean">The mean of the training rows, or 0 where the target is not standardised.</param>
/// <param name="StandardDeviation">Their standard deviation, or 1 where the target is not standardised.</param>
public sealed record NumberTarget(string Name, double Mean, double StandardDeviation) : TargetEncoding(Name)
{
    /// <inheritdoc/>
    public override LearningTask Task => LearningTask.Regression;

    /// <inheritdoc/>
    public override int Outputs => 1;

    /// <summary>The number in its own unit that a network's output means.</summary>
    public double Inverse(double output) => output * StandardDeviation + Mean;

    /// <inheritdoc/>
    public override string Decode(ReadOnlySpan<float> outputs)
    {
        CheckOutputs(outputs);
        return Numbers.Format(Inverse(outputs[0]));
    }

    /// <summary>Computes the constants from the training rows.</summary>
    /// <exception cref="DataException">A value is missing or no number, or all are equal.</exception>
    internal static NumberTarget Fit(TableColumn cells, ReadOnlySpan<int> rows, bool standardize)
    {
        var values = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++) values[i] = cells.Number(rows[i], Present(cells, rows[i]));
        var (mean, deviation) = Moments.Of(values);
        if (deviation == 0 || !double.IsFinite(deviation))
            throw new DataException($"{cells.Table.Source}: the target '{cells.Name}' has the standard deviation {deviation} in the training rows: different numbers of a reasonable size are needed.");
        return standardize ? new(cells.Name, mean, deviation) : new(cells.Name, 0, 1);
    }

    internal override void Validate()
    {
        if (!double.IsFinite(Mean) || !double.IsFinite(StandardDeviation) || StandardDeviation <= 0)
            throw new DataException($"pipeline: the target '{Name}' has the mean {Mean} and the standard deviation {StandardDeviation}: finite numbers are needed, the deviation positive.");
    }

    internal override TensorData Encode(TableColumn cells, ReadOnlySpan<int> rows)
    {
        var values = new float[rows.Length];
        for (var i = 0; i < rows.Length; i++) values[i] = (float)((cells.Number(rows[i], Present(cells, rows[i])) - Mean) / StandardDeviation);
        return TensorData.From(values, [rows.Length, 1]);
    }
}
